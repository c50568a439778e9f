import { isColorUnwanted } from '../color-depth.ts';
import { leavingOnce } from './leaving-once.ts';
import type { ScreenPainter } from './screen-painter.ts';
import { withoutColors } from './without-colors.ts';

/**
 * The terminal as Ink sees it: what Ink writes goes through the painter, which shares it. Colours are left out where none
 * are wanted: Ink paints them whatever NO_COLOR says.
 */
export function inkOutput(terminal: NodeJS.WriteStream, painter: ScreenPainter): NodeJS.WriteStream {
  const leaveOnce = leavingOnce();
  let size = sizeOf(terminal);
  const write = (output: string, onWritten?: () => void) => {
    if (sizeOf(terminal) !== size) painter.forget();
    size = sizeOf(terminal);
    painter.writeFromInk(leaveOnce(isColorUnwanted() ? withoutColors(output) : output), onWritten);
    return true;
  };
  return new Proxy(terminal, {
    get: (_, property) => {
      if (property === 'write') return write;
      const value: unknown = Reflect.get(terminal, property, terminal);
      return typeof value === 'function' ? value.bind(terminal) : value;
    },
  });
}

function sizeOf({ columns, rows }: NodeJS.WriteStream): string {
  return `${columns}×${rows}`;
}
