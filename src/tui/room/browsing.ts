import type { Found } from '../../chat/outgoing.ts';
import { actionOf, type InputEvent, type Mode, type RoomInput, type RoomStep, writing } from './room-state.ts';

type Browsing = Extract<Mode, { type: 'browsing' }>;

/** Offers what was found, the newest first; a question that is being asked comes first. */
export function browse(input: RoomInput, found: Found): RoomInput {
  const isFree = input.mode.type === 'writing' || input.mode.type === 'hinting';
  return isFree ? { ...input, mode: { type: 'browsing', found, chosen: found.messages.length - 1 } } : input;
}

/** A key while something was found to choose from; undefined for one that goes on in the composer. */
export function whileBrowsing(
  input: RoomInput,
  { browsing, event }: { readonly browsing: Browsing; readonly event: InputEvent },
): RoomStep | undefined {
  const { found, chosen } = browsing;
  const choosing = (next: number): RoomStep => {
    const last = found.messages.length - 1;
    return { input: { ...input, mode: { ...browsing, chosen: Math.max(0, Math.min(last, next)) } } };
  };
  switch (actionOf(event)) {
    case 'up':
    case 'complete-back':
      return choosing(chosen - 1);
    case 'down':
    case 'complete':
      return choosing(chosen + 1);
    case 'submit': {
      const place = { seq: found.messages[chosen]?.seq ?? 0, room: found.room };
      return { input: { ...input, mode: writing }, wish: { type: 'go-to', place } };
    }
    case 'cancel':
    case 'interrupt':
      return { input: { ...input, mode: writing } };
    default:
      return undefined;
  }
}
