/** How many colours may be painted. */
export type ColorDepth = 'none' | '16' | '256' | 'truecolor';

/** What this terminal shows by TERM, COLORTERM and FORCE_COLOR; none where NO_COLOR (no-color.org) is set. */
export function colorDepth(): ColorDepth {
  decided ??= decide();
  return decided;
}

let decided: ColorDepth | undefined;

function decide(): ColorDepth {
  // Asked first: Node warns, in the middle of the screen, where it meets both NO_COLOR and FORCE_COLOR.
  if (isColorUnwanted()) return 'none';
  // Only a terminal's stream has the method.
  const bits = process.stdout.getColorDepth?.() ?? 1;
  if (bits >= 24) return 'truecolor';
  if (bits >= 8) return '256';
  return bits >= 4 ? '16' : 'none';
}

/** NO_COLOR counts when it is set and not empty. */
export function isColorUnwanted(): boolean {
  return (process.env.NO_COLOR ?? '') !== '';
}
