import { type Instance, render } from 'ink';
import type { ReactElement } from 'react';
import { inkInput } from './keyboard/ink-input.ts';
import { inkOutput } from './painting/ink-output.ts';
import { ScreenPainter } from './painting/screen-painter.ts';
import { ScreenPainterContext } from './painting/use-screen-painter.ts';
import { Suspendable } from './Suspendable.tsx';

/** A key waits for no other frame. What arrives is coalesced by `useView`, so that there are few of them. */
const maxFps = 1000;

/** The terminal that a screen is on. */
export interface TerminalStreams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
}

/** Takes the terminal, whole, until the app exits or is unmounted. */
export function openScreen(app: ReactElement, { stdin, stdout }: TerminalStreams): Instance {
  const painter = new ScreenPainter({
    write: (text, onWritten) => void stdout.write(text, onWritten),
    isResizing: () => isResizing(stdout),
  });
  return render(
    <ScreenPainterContext value={painter}>
      <Suspendable isShellWaiting={stdin === process.stdin}>{app}</Suspendable>
    </ScreenPainterContext>,
    {
      stdin: inkInput(stdin),
      stdout: inkOutput(stdout, painter),
      alternateScreen: true,
      exitOnCtrlC: false,
      incrementalRendering: true,
      // Ink would turn itself off where the variable CI is set.
      interactive: true,
      maxFps,
    },
  );
}

/** `columns` and `rows` change when the signal has come. */
function isResizing(stdout: NodeJS.WriteStream): boolean {
  const [columns, rows] = stdout.getWindowSize();
  return columns !== stdout.columns || rows !== stdout.rows;
}
