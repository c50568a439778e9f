import type { People } from '../../../client/completion/candidates.ts';
import { type Completion, findCompletion } from '../../../client/completion/completion.ts';
import type { TextAtCursor } from '../../../client/completion/text-at-cursor.ts';

/** What is offered as soon as it is typed: a slash command, the number of a message, who knocks, whom an `@` is for. */
const offersItself = /^\/(?!\/)\w*$|^\/\w+\s+#?\d*$|^\/(?:allow|deny)\s+@?[^\s@]*$|(?:^|[\s(])@[^\s@#,:;!*?"<>\\/]*$/iu;
/** A word that Tab completes; elsewhere Tab leaves the field. */
const endsInWord = /[^\s@#,:;!*?"<>\\/]$/u;

/** What may be offered for what is typed. `isAsked`: by Tab. */
export function suggest(typed: TextAtCursor, { people, isAsked }: { people: People; isAsked: boolean }) {
  const before = typed.text.slice(0, typed.cursor);
  if (!offersItself.test(before) && !(isAsked && endsInWord.test(before))) return undefined;
  const completion = withoutPlaintext(findCompletion(typed, people));
  // A name that is written out needs no list.
  const isOnly = completion?.candidates.length === 1 && completion.candidates[0]?.text === wordOf(completion);
  return isOnly ? undefined : completion;
}

/** That is allowed on the screen of whoever hosts, and nowhere else. */
function withoutPlaintext(completion: Completion | undefined): Completion | undefined {
  if (completion?.kind !== 'knocks') return completion;
  const candidates = completion.candidates.filter(({ text }) => text !== 'plaintext');
  return candidates.length === 0 ? undefined : { ...completion, candidates };
}

/** Whether Enter takes what is offered; a slash command that is written out is sent. */
export function takesEnter(completion: Completion): boolean {
  return completion.kind !== 'slash-commands' || completion.candidates[completion.chosen]?.text !== wordOf(completion);
}

function wordOf({ typed, from }: Completion): string {
  return typed.text.slice(from, typed.cursor);
}
