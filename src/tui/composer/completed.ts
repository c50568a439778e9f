import { type Completion, replacementOf } from '../../client/completion/completion.ts';
import { type Composer, replaceBack } from './composer.ts';

/** The composer with the chosen candidate in it: one step for undo, whatever was chosen before. */
export function completed(completion: Completion<Composer>): Composer {
  return completion.candidates[completion.chosen]
    ? replaceBack(completion.typed, replacementOf(completion))
    : completion.typed;
}
