import { useStdout } from 'ink';
import { use, useCallback, useEffect } from 'react';
import { clearScreen } from './sequences.ts';
import { ScreenPainterContext } from './use-screen-painter.ts';

/** No other size has come for so long. */
const restMs = 50;

/** Returns what paints the whole screen anew, whatever became of it. */
export function useRepaint(): () => void {
  const { write } = useStdout();
  const painter = use(ScreenPainterContext);
  return useCallback(() => {
    painter?.forget();
    write(clearScreen);
  }, [painter, write]);
}

/**
 * Paints the screen anew once the terminal's size has come to rest. Of several sizes in a row only the last may be heard of,
 * and if that is the first one again, none; but the rows have been moved and cut at each of them.
 */
export function useRepaintAfterResize(): void {
  const repaint = useRepaint();
  useEffect(() => {
    let timer: NodeJS.Timeout | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(repaint, restMs);
    };
    process.on('SIGWINCH', wait);
    return () => {
      process.off('SIGWINCH', wait);
      clearTimeout(timer);
    };
  }, [repaint]);
}
