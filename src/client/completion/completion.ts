import type { RoomListing } from '../../chat/outgoing.ts';
import { type Candidate, knockCandidates, nickCandidates, type People, slashCommandCandidates } from './candidates.ts';
import { messageCandidates } from './message-candidates.ts';
import { roomCandidates } from './room-candidates.ts';
import type { TextAtCursor } from './text-at-cursor.ts';

/** What Tab found; one of the candidates, chosen, stands in the text. `Typed` may hold more than a text, as undo needs it. */
export interface Completion<Typed extends TextAtCursor = TextAtCursor> {
  readonly kind: 'slash-commands' | 'nicks' | 'messages' | 'rooms' | 'knocks';
  /** As it was before Tab. */
  readonly typed: Typed;
  /** Where the word that is completed begins. */
  readonly from: number;
  /** At least one. */
  readonly candidates: readonly Candidate[];
  readonly chosen: number;
}

/** What the word before the cursor may become: a slash command at the start of the text, a message's number or who knocks after one that takes it, a nick anywhere; undefined if nothing. */
export function findCompletion<Typed extends TextAtCursor>(
  typed: Typed,
  people: People,
): Completion<Typed> | undefined {
  const before = typed.text.slice(0, typed.cursor);
  const command = /^\/(?!\/)(\S*)$/u.exec(before);
  if (command) return offer('slash-commands', { typed, from: 0, candidates: slashCommandCandidates(command[1] ?? '') });
  return (
    findKnockCompletion(typed, people) ?? findMessageCompletion(typed, people) ?? findNickCompletion(typed, people)
  );
}

function findKnockCompletion<Typed extends TextAtCursor>(
  typed: Typed,
  { knocking }: People,
): Completion<Typed> | undefined {
  const match = /^\/(allow|deny)\s+(@?[^\s@]*)$/iu.exec(typed.text.slice(0, typed.cursor));
  if (!match) return undefined;
  const [, name = '', prefix = ''] = match;
  const command = name.toLowerCase() === 'allow' ? 'allow' : 'deny';
  const candidates = knockCandidates(prefix, { command, ...(knocking && { knocking }) });
  return offer('knocks', { typed, from: typed.cursor - prefix.length, candidates });
}

function findMessageCompletion<Typed extends TextAtCursor>(
  typed: Typed,
  { items }: People,
): Completion<Typed> | undefined {
  const [, command = '', number = ''] = /^\/(\w+)\s+(#?\d*)$/u.exec(typed.text.slice(0, typed.cursor)) ?? [];
  const candidates = messageCandidates(items, { command: command.toLowerCase(), prefix: number.replace('#', '') });
  return candidates && offer('messages', { typed, from: typed.cursor - number.length, candidates });
}

function findNickCompletion<Typed extends TextAtCursor>(typed: Typed, people: People): Completion<Typed> | undefined {
  const before = typed.text.slice(0, typed.cursor);
  const prefix = before.slice(nickStart(before));
  return offer('nicks', { typed, from: nickStart(before), candidates: nickCandidates(prefix, people) });
}

/** Whether it takes a list of rooms to say what the word before the cursor may become. */
export function needsRooms({ text, cursor }: TextAtCursor): boolean {
  return roomWord.test(text.slice(0, cursor));
}

const roomWord = /^\/join\s+(\S*)$/iu;

/** What the word before the cursor may become among these rooms; undefined if nothing. */
export function findRoomCompletion<Typed extends TextAtCursor>(
  typed: Typed,
  rooms: readonly RoomListing[],
): Completion<Typed> | undefined {
  const word = roomWord.exec(typed.text.slice(0, typed.cursor))?.[1] ?? '';
  return offer('rooms', { typed, from: typed.cursor - word.length, candidates: roomCandidates(word, rooms) });
}

/** Another candidate, round and round. */
export function chooseNext<Typed extends TextAtCursor>(completion: Completion<Typed>, step: 1 | -1): Completion<Typed> {
  const { candidates, chosen } = completion;
  return { ...completion, chosen: (chosen + step + candidates.length) % candidates.length };
}

/** The last candidate: where going backwards begins. */
export function chooseLast<Typed extends TextAtCursor>(completion: Completion<Typed>): Completion<Typed> {
  return { ...completion, chosen: completion.candidates.length - 1 };
}

/** What is to stand between `from` and the cursor now that a candidate is chosen. */
export function replacementOf({ kind, typed, from, candidates, chosen }: Completion): { from: number; by: string } {
  const candidate = candidates[chosen];
  if (!candidate) return { from: typed.cursor, by: '' };
  const after = kind === 'nicks' ? (from === 0 ? ': ' : ' ') : candidate.takesArgument ? ' ' : '';
  // No second blank is written before one that is there.
  const isBlankThere = /^\s/u.test(typed.text.slice(typed.cursor));
  return { from, by: candidate.text + (isBlankThere ? after.trimEnd() : after) };
}

/** The text with the chosen candidate in it. */
export function completedText(completion: Completion): TextAtCursor {
  const { typed } = completion;
  const { from, by } = replacementOf(completion);
  return { text: typed.text.slice(0, from) + by + typed.text.slice(typed.cursor), cursor: from + by.length };
}

function offer<Typed extends TextAtCursor>(
  kind: Completion['kind'],
  parts: Omit<Completion<Typed>, 'kind' | 'chosen'>,
): Completion<Typed> | undefined {
  return parts.candidates.length === 0 ? undefined : { kind, chosen: 0, ...parts };
}

/** Where the word before the end of the text begins, made of what nicks are made of. */
function nickStart(text: string): number {
  let start = text.length;
  while (start > 0 && !/[\s@#,:;!*?"<>\\/]/u.test(text.slice(start - 1, start))) start -= 1;
  return start;
}
