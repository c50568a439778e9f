import { formatPasteQuestion } from '../composer/paste.ts';
import { fittingText } from './fitting-text.ts';
import type { Mode } from './room-state.ts';

/** The question or hint that goes before the status; empty when there is none. Fits into this width, down to 20 columns. */
export function formatHint(mode: Mode, width: number): string {
  switch (mode.type) {
    case 'writing':
    case 'choosing':
      return '';
    case 'hinting':
      return mode.text;
    case 'browsing': {
      const { messages, isOldest } = mode.found;
      return `${messages.length}${isOldest ? '' : ' newest'} found, Enter goes there`;
    }
    case 'asking-paste':
      return formatPasteQuestion(mode.paste, width);
    case 'asking-leave':
      return fittingText(['Ctrl-C again leaves', 'Ctrl-C leaves'], width);
    case 'asking-close':
      return fittingText(
        [
          'Others are here. Close the chat for everybody? y, or exit again',
          'Close for everybody? y or exit again',
          'Close for all? y',
        ],
        width,
      );
    case 'asking-suspend':
      return fittingText(
        [
          'Ctrl-Z again stops pychat, and with it the chat, until fg',
          'Ctrl-Z again stops the chat, until fg',
          'Ctrl-Z stops it',
        ],
        width,
      );
  }
}
