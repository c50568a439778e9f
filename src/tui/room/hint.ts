import { formatPasteQuestion } from '../composer/paste.ts';
import type { Mode } from './room-state.ts';

/** The question or hint that goes before the status; empty when there is none. */
export function formatHint(mode: Mode, width: number): string {
  switch (mode.type) {
    case 'writing':
    case 'choosing':
      return '';
    case 'hinting':
      return mode.text;
    case 'asking-paste':
      return formatPasteQuestion(mode.paste, width);
    case 'asking-leave':
      return 'Ctrl-C again leaves';
    case 'asking-close':
      return 'Others are here. Close the chat for everybody? y, or exit again';
    case 'asking-suspend':
      return 'Ctrl-Z again stops pychat, and with it the chat, until fg';
  }
}
