import { Box, Text, useApp, useWindowSize } from 'ink';
import { useRef, useState } from 'react';
import { neutralizeLine } from '../../chat/text.ts';
import { ComposerLines, composerIndent } from '../composer/ComposerLines.tsx';
import { applyKeystroke, type Composer, composerWith, insert } from '../composer/composer.ts';
import { layOutComposer } from '../composer/composer-window.ts';
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

const rowsAbove = 3;

/** Asks for one line, with an answer filled in. */
export function Question({ question, help, suggestion, mistake, onAnswer, onBack }: QuestionProps) {
  const { exit } = useApp();
  const { columns } = useWindowSize();
  const [composer, setComposer] = useState(composerWith(suggestion));
  const [wrong, setWrong] = useState(mistake);
  // Keys that come in one read are handled before React renders.
  const current = useRef(composer);
  const set = (next: Composer) => {
    current.current = next;
    setComposer(next);
  };
  useKeystrokes(
    (keystroke) => {
      const name = keystroke.type === 'key' ? keystroke.name : undefined;
      if (name === 'ctrl-c') exit();
      else if (name === 'escape') onBack();
      else if (name === 'enter') setWrong(onAnswer(current.current.text.trim()));
      else if (name !== 'newline') set(applyKeystroke(current.current, keystroke));
    },
    (text) => set(insert(current.current, neutralizeLine(text).trim().replaceAll(/\s+/gu, ' '))),
  );
  return (
    <Box flexDirection="column">
      <Text bold color="cyan">
        {' pychat'}
      </Text>
      <Text> </Text>
      <Text wrap="truncate">{` ${question}`}</Text>
      <ComposerLines
        window={layOutComposer(composer, { width: columns - composerIndent - 1, maxLines: 1 })}
        top={rowsAbove}
      />
      <Box flexDirection="column" paddingX={1} marginTop={1}>
        {wrong !== undefined && <Text color="red">{wrong}</Text>}
        <Text dimColor>{help}</Text>
      </Box>
    </Box>
  );
}
