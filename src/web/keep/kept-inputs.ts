import { maxMessageCharacters } from '../../chat/message.ts';
import { neutralize } from '../../chat/text.ts';
import type { InputHistoryStore } from '../../client/completion/input-history.ts';
import type { KeptValue } from '../../client/personal/kept-value.ts';

const maxTexts = 100;
/** In UTF-16 units: a character takes two at most. */
const maxTextLength = 2 * maxMessageCharacters;

/** What was submitted before, as a list of texts. Other tabs may add to it, too. */
export function keptInputs(kept: KeptValue): InputHistoryStore {
  const read = () => {
    const value = kept.read();
    return Array.isArray(value) ? value.filter(isText).map((text) => neutralize(text)) : [];
  };
  return { read, add: (text) => kept.write([...read(), text].slice(-maxTexts)) };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= maxTextLength;
}
