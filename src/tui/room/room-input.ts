import type { Found } from '../../chat/outgoing.ts';
import { parseEntry } from '../../chat/slash-command.ts';
import type { People } from '../composer/candidates.ts';
import { type Completion, chooseLast, chooseNext, completed, findCompletion } from '../composer/completion.ts';
import { applyInput, type Composer, clear, composerWith, emptyComposer, insert } from '../composer/composer.ts';
import { emptyHistory, recall, remember } from '../composer/input-history.ts';
import { judgePaste, type Paste } from '../composer/paste.ts';
import type { Action, KeyInput } from '../keyboard/keys.ts';
import type { InputEvent, InputEventParts, Mode, RoomInput, RoomStep } from './room-state.ts';

type Browsing = Extract<Mode, { type: 'browsing' }>;

const writing: Mode = { type: 'writing' };

export const emptyRoomInput: RoomInput = { composer: emptyComposer, history: emptyHistory, mode: writing };

/** The input after a key or a paste. Pure. */
export function applyInputEvent(input: RoomInput, parts: InputEventParts): RoomStep {
  if (actionOf(parts.event) === 'repaint') return { input, wish: { type: 'repaint' } };
  switch (input.mode.type) {
    case 'choosing':
      return whileChoosing(input, { ...parts, completion: input.mode.completion });
    case 'browsing':
      return whileBrowsing(input, { ...parts, browsing: input.mode });
    case 'asking-paste':
      return whileAskingPaste(input, { ...parts, paste: input.mode.paste });
    default:
      return whileWriting(input, parts);
  }
}

/** Offers what was found, the newest first; a question that is being asked comes first. */
export function browse(input: RoomInput, found: Found): RoomInput {
  const isFree = input.mode.type === 'writing' || input.mode.type === 'hinting';
  return isFree ? { ...input, mode: { type: 'browsing', found, chosen: found.messages.length - 1 } } : input;
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

function actionOf(event: InputEvent): Action | undefined {
  return event.type === 'action' ? event.action : undefined;
}

/** A host that was asked whether to close is still asked while it writes. */
function stillAsking({ mode }: RoomInput): Mode {
  return mode.type === 'asking-close' ? mode : writing;
}

function withComposer(input: RoomInput, composer: Composer): RoomInput {
  return { ...input, composer, mode: stillAsking(input) };
}

function whileChoosing(
  input: RoomInput,
  { completion, ...parts }: InputEventParts & { completion: Completion },
): RoomStep {
  switch (actionOf(parts.event)) {
    case 'complete':
    case 'down':
      return choose(input, chooseNext(completion, 1));
    case 'complete-back':
    case 'up':
      return choose(input, chooseNext(completion, -1));
    case 'submit':
      return { input: withComposer(input, input.composer) };
    case 'cancel':
    case 'interrupt':
      return { input: withComposer(input, completion.typed) };
    default:
      return whileWriting({ ...input, mode: writing }, parts);
  }
}

/** Among what was found; anything else that is typed goes on in the composer. */
function whileBrowsing(input: RoomInput, { browsing, ...parts }: InputEventParts & { browsing: Browsing }): RoomStep {
  const { found, chosen } = browsing;
  const choosing = (next: number): RoomStep => {
    const last = found.messages.length - 1;
    return { input: { ...input, mode: { ...browsing, chosen: Math.max(0, Math.min(last, next)) } } };
  };
  switch (actionOf(parts.event)) {
    case 'up':
    case 'complete-back':
      return choosing(chosen - 1);
    case 'down':
    case 'complete':
      return choosing(chosen + 1);
    case 'submit':
      return { input: { ...input, mode: writing }, wish: { type: 'go-to', seq: found.messages[chosen]?.seq ?? 0 } };
    case 'cancel':
    case 'interrupt':
      return { input: { ...input, mode: writing } };
    default:
      return whileWriting({ ...input, mode: writing }, parts);
  }
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
  const recalled = next.composer === input.composer && recall(input.history, { composer: input.composer, step });
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
      return { ...input, mode: { type: 'hinting', text: verdict.message } };
  }
}

function complete(input: RoomInput, { people, isBack }: { people: People; isBack: boolean }): RoomStep {
  const completion = findCompletion(input.composer, people);
  if (!completion) return { input: { ...input, mode: { type: 'hinting', text: 'Nothing to complete' } } };
  if (completion.candidates.length === 1) return { input: withComposer(input, completed(completion)) };
  return choose(input, isBack ? chooseLast(completion) : completion);
}

function choose(input: RoomInput, completion: Completion): RoomStep {
  return { input: { ...input, composer: completed(completion), mode: { type: 'choosing', completion } } };
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
