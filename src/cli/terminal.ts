/** Whether a person sits at a terminal that can show a screen. Decided from the streams, not from `CI`. */
export function isTerminal(): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY) && process.env.TERM !== 'dumb';
}
