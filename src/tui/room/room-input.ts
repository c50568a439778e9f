import { parseEntry } from '../../chat/slash-command.ts';
import type { People } from '../../client/completion/candidates.ts';
import { emptyHistory, remember } from '../../client/completion/input-history.ts';
import { lastEdit } from '../../client/completion/message-candidates.ts';
import { applyInput, clear, composerWith, emptyComposer, insert } from '../composer/composer.ts';
import { judgePaste, type Paste } from '../composer/paste.ts';
import { recallInto } from '../composer/recall.ts';
import type { KeyInput } from '../keyboard/keys.ts';
import { whileBrowsing } from './browsing.ts';
import { complete, whileChoosing } from './choosing.ts';
import {
  actionOf,
  hinting,
  type InputEventParts,
  type RoomInput,
  type RoomStep,
  withComposer,
  writing,
} from './room-state.ts';

export const emptyRoomInput: RoomInput = { composer: emptyComposer, history: emptyHistory, mode: writing };

/** The input after a key or a paste. Pure. */
export function applyInputEvent(input: RoomInput, parts: InputEventParts): RoomStep {
  if (actionOf(parts.event) === 'repaint') return { input, wish: { type: 'repaint' } };
  switch (input.mode.type) {
    case 'choosing': {
      const step = whileChoosing(input, { event: parts.event, completion: input.mode.completion });
      return step ?? whileWriting({ ...input, mode: writing }, parts);
    }
    case 'browsing': {
      const step = whileBrowsing(input, { event: parts.event, browsing: input.mode });
      return step ?? whileWriting({ ...input, mode: writing }, parts);
    }
    case 'asking-paste':
      return whileAskingPaste(input, { ...parts, paste: input.mode.paste });
    default:
      return whileWriting(input, parts);
  }
}

/** A refused text comes back to a composer that is empty; undefined where something else has been begun. */
export function giveBack(input: RoomInput, text: string): RoomInput | undefined {
  return input.composer.text === ''
    ? withComposer(input, { ...composerWith(text), cut: input.composer.cut })
    : undefined;
}

/** Whether more of a message has been written, which a slash command is not. */
export function isWriting(before: RoomInput, { composer: { text } }: RoomInput): boolean {
  return text !== before.composer.text && text.trim() !== '' && !/^\/(?!\/)/u.test(text);
}

function whileAskingPaste(input: RoomInput, { paste, ...parts }: InputEventParts & { paste: Paste }): RoomStep {
  const action = actionOf(parts.event);
  if (action === 'cancel' || action === 'interrupt') return { input: { ...input, mode: writing } };
  const inserted = { ...input, composer: insert(input.composer, paste.text), mode: writing };
  return action === 'submit' ? { input: inserted } : whileWriting(inserted, parts);
}

function whileWriting(input: RoomInput, { event, endsForOthers, people }: InputEventParts): RoomStep {
  if (event.type === 'paste') return { input: paste(input, event.text) };
  if (isYes(event) && input.mode.type === 'asking-close' && input.composer.text === '') return leave(input);
  switch (actionOf(event)) {
    case 'submit':
      return submit(input, endsForOthers);
    case 'submit-pasted':
      return submitPasted(input);
    case 'interrupt':
      return input.composer.text === '' ? offerToLeave(input, endsForOthers) : { input: cleared(input) };
    case 'delete-or-leave':
      return input.composer.text === '' ? offerToLeave(input, endsForOthers) : { input: edited(input, event) };
    case 'suspend':
      return suspend(input, endsForOthers);
    case 'complete':
    case 'complete-back':
      return complete(input, { people, isBack: actionOf(event) === 'complete-back' });
    case 'edit-last':
      return { input: editLast(input, people) };
    case 'cancel':
      return { input: { ...input, mode: writing } };
    case 'up':
      return { input: climb(input, { event, step: -1 }) };
    case 'down':
      return { input: climb(input, { event, step: 1 }) };
    default:
      return { input: edited(input, event) };
  }
}

function isYes(event: KeyInput): boolean {
  return event.type === 'text' && event.text.toLowerCase() === 'y';
}

function edited(input: RoomInput, event: KeyInput): RoomInput {
  return withComposer(input, applyInput(input.composer, event));
}

/** Moves within the text, and beyond its first and last line through the history. */
function climb(input: RoomInput, { event, step }: { event: KeyInput; step: -1 | 1 }): RoomInput {
  const next = edited(input, event);
  const recalled = next.composer === input.composer && recallInto(input.composer, { history: input.history, step });
  return recalled ? { ...next, ...recalled } : next;
}

function paste(input: RoomInput, text: string): RoomInput {
  const verdict = judgePaste(text, input.composer.text);
  switch (verdict.type) {
    case 'insert':
      return withComposer(input, insert(input.composer, verdict.text));
    case 'ask':
      return { ...input, mode: { type: 'asking-paste', paste: verdict.paste } };
    case 'refuse':
      return hinting(input, verdict.message);
  }
}

/** Puts the last own message into the composer, as an edit of it. */
function editLast(input: RoomInput, { items }: People): RoomInput {
  if (input.composer.text !== '') return hinting(input, 'Alt-E edits where nothing is typed');
  const edit = lastEdit(items);
  return edit === undefined
    ? hinting(input, 'Nothing of yours to edit')
    : withComposer(input, insert(input.composer, edit));
}

/** What Ctrl-C clears is not lost: undo brings it back, and so does ↑, but it is in no file. */
function cleared(input: RoomInput): RoomInput {
  const history = remember(input.history, input.composer.text);
  return withComposer({ ...input, history }, clear(input.composer));
}

function offerToLeave(input: RoomInput, endsForOthers: boolean): RoomStep {
  const { mode } = input;
  if (mode.type === 'asking-close' || (mode.type === 'asking-leave' && !endsForOthers)) return leave(input);
  return { input: { ...input, mode: { type: mode.type === 'asking-leave' ? 'asking-close' : 'asking-leave' } } };
}

/** Ready for the next text; this one is remembered. */
function emptied({ composer: { text, cut }, history }: RoomInput): RoomInput {
  return { composer: { ...emptyComposer, cut }, history: remember(history, text), mode: writing };
}

function submit(input: RoomInput, endsForOthers: boolean): RoomStep {
  const { composer, history, mode } = input;
  const { text } = composer;
  const next = emptied(input);
  if (parseEntry(text).type !== 'quit') return { input: next, wish: { type: 'submit', text } };
  if (mode.type === 'asking-close' || !endsForOthers) return leave({ ...next, history });
  return { input: { ...next, history, mode: { type: 'asking-close' } } };
}

/** A line of a paste never leaves, whatever it says. */
function submitPasted(input: RoomInput): RoomStep {
  const { text } = input.composer;
  const type = parseEntry(text).type === 'quit' ? 'say' : 'submit';
  return { input: emptied(input), wish: { type, text } };
}

function suspend(input: RoomInput, endsForOthers: boolean): RoomStep {
  if (endsForOthers && input.mode.type !== 'asking-suspend') {
    return { input: { ...input, mode: { type: 'asking-suspend' } } };
  }
  return { input: { ...input, mode: writing }, wish: { type: 'suspend' } };
}

function leave(input: RoomInput): RoomStep {
  return { input, wish: { type: 'leave' } };
}
