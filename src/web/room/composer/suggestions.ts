import type { People } from '../../../client/completion/candidates.ts';
import { type Completion, findCompletion } from '../../../client/completion/completion.ts';
import type { TextAtCursor } from '../../../client/completion/text-at-cursor.ts';

/** What is offered as soon as it is typed: a slash command, the number of a message, whom an `@` is for. */
const offersItself = /^\/(?!\/)\w*$|^\/\w+\s+#?\d*$|(?:^|[\s(])@[^\s@#,:;!*?"<>\\/]*$/u;
/** A word that Tab completes; elsewhere Tab leaves the field. */
const endsInWord = /[^\s@#,:;!*?"<>\\/]$/u;

/** What may be offered for what is typed. `isAsked`: by Tab. */
export function suggest(typed: TextAtCursor, { people, isAsked }: { people: People; isAsked: boolean }) {
  const before = typed.text.slice(0, typed.cursor);
  if (!offersItself.test(before) && !(isAsked && endsInWord.test(before))) return undefined;
  const completion = findCompletion(typed, people);
  // A name that is written out needs no list.
  const isOnly = completion?.candidates.length === 1 && completion.candidates[0]?.text === wordOf(completion);
  return isOnly ? undefined : completion;
}

/** Whether Enter takes what is offered; a slash command that is written out is sent. */
export function takesEnter(completion: Completion): boolean {
  return completion.kind !== 'slash-commands' || completion.candidates[completion.chosen]?.text !== wordOf(completion);
}

function wordOf({ typed, from }: Completion): string {
  return typed.text.slice(from, typed.cursor);
}
