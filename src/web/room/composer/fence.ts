/** A text that was pasted, and where it stands. */
export interface Pasted {
  readonly start: number;
  readonly text: string;
}

const fence = '```';

/** Whether it is offered to show a pasted text as code: it has several lines, and none of them is a fence. */
export function canFence(text: string): boolean {
  return text.trimEnd().includes('\n') && !text.includes(fence);
}

/** The text with what was pasted between fences, each on a line of its own; the same where that is not there any more. */
export function fencePasted(text: string, { start, text: pasted }: Pasted): string {
  const end = start + pasted.length;
  if (text.slice(start, end) !== pasted) return text;
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const opening = before === '' || before.endsWith('\n') ? '' : '\n';
  const closing = after === '' || after.startsWith('\n') ? '' : '\n';
  return `${before}${opening}${fence}\n${pasted.replace(/\n$/u, '')}\n${fence}${closing}${after}`;
}
