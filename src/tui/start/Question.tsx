import { Box, Text, useApp, useWindowSize } from 'ink';
import { useRef, useState } from 'react';
import { neutralizeLine } from '../../chat/text.ts';
import { ComposerLines, composerIndent } from '../composer/ComposerLines.tsx';
import { applyInput, type Composer, composerWith, insert } from '../composer/composer.ts';
import { layOutComposer } from '../composer/composer-window.ts';
import { isSubmit, type KeyInput } from '../keyboard/keys.ts';
import { useKeystrokes } from '../keyboard/use-keystrokes.ts';

interface QuestionProps {
  readonly question: string;
  readonly help: string;
  /** Filled in: Enter takes it. */
  readonly suggestion: string;
  readonly mistake: string | undefined;
  /** Returns what is wrong with the answer, if anything. */
  onAnswer(answer: string): string | undefined;
  onBack(): void;
}

/** Below this the title and the blank rows are left out, and beside a mistake the help. */
const minRowsForTitle = 10;
/** No answer is longer. */
const maxPasted = 1000;

/** Asks for one line, with an answer filled in. */
export function Question({ question, help, suggestion, mistake, onAnswer, onBack }: QuestionProps) {
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  const isLow = rows < minRowsForTitle;
  const rowsAbove = isLow ? Math.min(1, rows - 1) : 3;
  const [composer, setComposer] = useState(composerWith(suggestion));
  const [wrong, setWrong] = useState(mistake);
  // Keys that come in one read are handled before React renders.
  const current = useRef(composer);
  const set = (next: Composer) => {
    current.current = next;
    setComposer(next);
  };
  useKeystrokes(
    (input) => {
      const action = input.type === 'action' ? input.action : undefined;
      if (action === 'interrupt') exit();
      else if (action === 'cancel') onBack();
      else if (isSubmit(input)) setWrong(onAnswer(current.current.text.trim()));
      else if (action !== 'new-line') set(applyInput(current.current, inOneLine(input)));
    },
    (text) => set(insert(current.current, neutralizeLine(text.slice(0, maxPasted)).trim().replaceAll(/\s+/gu, ' '))),
  );
  return (
    <Box flexDirection="column" flexShrink={0}>
      {!isLow && (
        <Text bold color="cyan">
          {' pychat\n '}
        </Text>
      )}
      {rowsAbove > 0 && <Text wrap="truncate">{` ${question}`}</Text>}
      <ComposerLines
        window={layOutComposer(composer, { width: columns - composerIndent - 1, maxLines: 1 })}
        top={rowsAbove}
        width={columns}
      />
      <Box flexDirection="column" paddingX={1} marginTop={isLow ? 0 : 1} flexShrink={0}>
        {wrong !== undefined && <Text color="red">{wrong}</Text>}
        {!(isLow && wrong !== undefined) && <Text dimColor>{help}</Text>}
      </Box>
    </Box>
  );
}

function inOneLine(input: KeyInput): KeyInput {
  return input.type === 'text' ? { type: 'text', text: neutralizeLine(input.text) } : input;
}
