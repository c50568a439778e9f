import { memo, useMemo } from 'react';
import { neutralize } from '../../../chat/text.ts';
import { type Block, type Run, readBlocks } from '../../../client/text/blocks.ts';
import type { Mentionable } from '../../../client/text/mentions.ts';
import { CodeBlock } from './CodeBlock.tsx';
import './MessageText.css';

interface MessageTextProps {
  readonly text: string;
  readonly people: Mentionable;
}

/** What somebody said, as text and nothing else: marks, links and mentions are elements that are made here. */
export const MessageText = memo(function MessageText({ text, people }: MessageTextProps) {
  const { nick, nicks } = people;
  const blocks = useMemo(() => readBlocks(neutralize(text), { nick, nicks }), [text, nick, nicks]);
  // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other names, and change together
  return blocks.map((block, index) => <BlockOf key={index} block={block} />);
});

function BlockOf({ block }: { readonly block: Block }) {
  if (block.kind === 'code') return <CodeBlock text={block.text} />;
  return (
    <p className="MessageText">
      {block.runs.map((run, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same
        <RunOf key={index} run={run} />
      ))}
    </p>
  );
}

function RunOf({ run }: { readonly run: Run }) {
  const { text, isCode, isBold, isItalic, url, mention } = run;
  if (url !== undefined) {
    return (
      <a href={url} target="_blank" rel="noopener noreferrer">
        {text}
      </a>
    );
  }
  if (mention) return <span className={`MessageText-mention MessageText-mention-${mention}`}>{text}</span>;
  if (isCode) return <code>{text}</code>;
  const emphasised = isItalic ? <em>{text}</em> : text;
  return isBold ? <strong>{emphasised}</strong> : emphasised;
}
