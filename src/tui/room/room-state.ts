import type { Found } from '../../chat/outgoing.ts';
import type { People } from '../../client/completion/candidates.ts';
import type { Completion } from '../../client/completion/completion.ts';
import type { InputHistory } from '../../client/completion/input-history.ts';
import type { Composer } from '../composer/composer.ts';
import type { Paste } from '../composer/paste.ts';
import type { Action, KeyInput } from '../keyboard/keys.ts';
import type { Place } from '../pane/history-pages.ts';

/** What the next key is about. */
export type Mode =
  | { readonly type: 'writing' }
  /** Something is said until the next key. */
  | { readonly type: 'hinting'; readonly text: string }
  /** The chosen candidate stands in the composer already. */
  | { readonly type: 'choosing'; readonly completion: Completion<Composer> }
  /** What a search found, the newest last, and which of it is chosen. */
  | { readonly type: 'browsing'; readonly found: Found; readonly chosen: number }
  | { readonly type: 'asking-paste'; readonly paste: Paste }
  /** Ctrl-C or Ctrl-D once more leaves. */
  | { readonly type: 'asking-leave' }
  /** The chat would end for others, too: it takes a `y`, or what asked for it again. */
  | { readonly type: 'asking-close' }
  /** Others would be cut off: it takes another Ctrl-Z. */
  | { readonly type: 'asking-suspend' };

/** What the keyboard has done in a room so far. */
export interface RoomInput {
  readonly composer: Composer;
  readonly history: InputHistory<Composer>;
  readonly mode: Mode;
}

/** What is asked of the room, beyond the input itself. */
export type Wish =
  | { readonly type: 'submit'; readonly text: string }
  /** Also where it would be a slash command. */
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'leave' }
  | { readonly type: 'suspend' }
  | { readonly type: 'go-to'; readonly place: Place }
  /** To complete what this composer holds, a list of rooms is needed. */
  | { readonly type: 'list-rooms'; readonly typed: Composer }
  | { readonly type: 'repaint' };

/** The input after an event, and what the event asks for. */
export interface RoomStep {
  readonly input: RoomInput;
  readonly wish?: Wish;
}

/** What the keyboard delivers in a room: a paste comes as one text. */
export type InputEvent = KeyInput | { readonly type: 'paste'; readonly text: string };

/** An event, and what its meaning depends on beside the input. */
export interface InputEventParts {
  readonly event: InputEvent;
  /** Leaving now would close the chat for somebody else. */
  readonly endsForOthers: boolean;
  readonly people: People;
}

export const writing: Mode = { type: 'writing' };

export function actionOf(event: InputEvent): Action | undefined {
  return event.type === 'action' ? event.action : undefined;
}

/** A host that was asked whether to close is still asked while it writes. */
function stillAsking({ mode }: RoomInput): Mode {
  return mode.type === 'asking-close' ? mode : writing;
}

/** With another text: nothing else is asked any more. */
export function withComposer(input: RoomInput, composer: Composer): RoomInput {
  return { ...input, composer, mode: stillAsking(input) };
}

/** Says something until the next key. */
export function hinting(input: RoomInput, text: string): RoomInput {
  return { ...input, mode: { type: 'hinting', text } };
}
