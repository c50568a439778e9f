import { type InputHistory, recall } from '../../client/completion/input-history.ts';
import { type Composer, composerWith } from './composer.ts';

/** The history one text older or newer, and that text as it was left; undefined where there is none. */
export function recallInto(
  composer: Composer,
  { history, step }: { readonly history: InputHistory<Composer>; readonly step: -1 | 1 },
): { readonly history: InputHistory<Composer>; readonly composer: Composer } | undefined {
  const recalled = recall(history, { written: composer, step });
  if (!recalled) return undefined;
  const { left = composerWith(recalled.text) } = recalled;
  return { history: recalled.history, composer: { ...left, cut: composer.cut, last: undefined } };
}
