import { type Candidate, nickCandidates, type People, slashCommandCandidates } from './candidates.ts';
import { type Composer, replaceBack } from './composer.ts';
import type { TextAtCursor } from './motions.ts';

/** What Tab found; one of the candidates, chosen, stands in the text. */
export interface Completion {
  readonly kind: 'slash-commands' | 'nicks';
  /** As it was before Tab. */
  readonly typed: Composer;
  /** Where the word that is completed begins. */
  readonly from: number;
  /** At least one. */
  readonly candidates: readonly Candidate[];
  readonly chosen: number;
}

/** What the word before the cursor may become: a slash command at the start of the text, a nick anywhere; undefined if nothing. */
export function findCompletion(typed: Composer, people: People): Completion | undefined {
  const before = typed.text.slice(0, typed.cursor);
  const command = /^\/(?!\/)(\S*)$/u.exec(before);
  if (command) return offer('slash-commands', { typed, from: 0, candidates: slashCommandCandidates(command[1] ?? '') });
  const prefix = before.slice(nickStart(before));
  return offer('nicks', { typed, from: nickStart(before), candidates: nickCandidates(prefix, people) });
}

/** Another candidate, round and round. */
export function chooseNext(completion: Completion, step: 1 | -1): Completion {
  const { candidates, chosen } = completion;
  return { ...completion, chosen: (chosen + step + candidates.length) % candidates.length };
}

/** The last candidate: where going backwards begins. */
export function chooseLast(completion: Completion): Completion {
  return { ...completion, chosen: completion.candidates.length - 1 };
}

/** The composer with the chosen candidate in it: one step for undo, whatever was chosen before. */
export function completed({ typed, from, candidates, chosen }: Completion): Composer {
  const candidate = candidates[chosen];
  if (!candidate) return typed;
  return replaceBack(typed, { from, by: candidate.text + suffix(candidate, { typed, from }) });
}

function offer(kind: Completion['kind'], parts: Omit<Completion, 'kind' | 'chosen'>): Completion | undefined {
  return parts.candidates.length === 0 ? undefined : { kind, chosen: 0, ...parts };
}

/** Where the word before the end of the text begins, made of what nicks are made of. */
function nickStart(text: string): number {
  let start = text.length;
  while (start > 0 && !/[\s@#,:;!*?"<>\\/]/u.test(text.slice(start - 1, start))) start -= 1;
  return start;
}

/** A nick at the start of a text is spoken to. No second blank is written before one that is there. */
function suffix({ text, takesArgument }: Candidate, { typed, from }: { typed: TextAtCursor; from: number }): string {
  const after = text.startsWith('/') ? (takesArgument ? ' ' : '') : from === 0 ? ': ' : ' ';
  return /^\s/u.test(typed.text.slice(typed.cursor)) ? after.trimEnd() : after;
}
