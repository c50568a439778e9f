import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import type { OpenRoom as OpenRequest } from '../../chat/request.ts';
import { lobby, parseRoomCode } from '../../chat/room-id.ts';
import { isLobbyName, parseRoomName } from '../../chat/room-name.ts';
import type { RoomRecord } from '../../chat/room-record.ts';
import { isOpenTo, noSuchRoom } from '../rooms/room-access.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Visitor } from '../sessions/visitor.ts';
import type { Submission } from '../tick/submission.ts';
import type { ServeParts } from './serve-parts.ts';

/** Lets a session into the room of this code or name, and shows it. [P29, P30] `later`: its password is being checked. */
export async function serveOpening(
  submission: Submission<OpenRequest>,
  parts: ServeParts,
): Promise<Refusal | 'later' | undefined> {
  const { session, request, password } = submission;
  const visitor = session.visitor as Visitor;
  if (isRefusal(password)) return password;
  // What was found to be right is: it was counted when it was checked.
  const shut = password === undefined ? parts.guesses.refusal(session.address) : undefined;
  if (shut) return shut;
  const word = request.name.trim().replace(/^#/u, '');
  const record = findByWord(word, { rooms: parts.rooms, visitor });
  if (!record) {
    if (parseRoomCode(word)) parts.guesses.noteWrong(session.address);
    return noSuchRoom();
  }
  const isLocked = record.password !== undefined && record.password !== password;
  if (isLocked && !visitor.openedRooms.has(record.id)) return demandPassword(submission, { record, parts });
  visitor.openedRooms.add(record.id);
  (await parts.rooms.use(record.id)).show(session);
  return undefined;
}

function demandPassword(
  submission: Submission<OpenRequest>,
  { record, parts }: { record: RoomRecord; parts: ServeParts },
): Refusal | 'later' {
  const { password = '' } = submission.request;
  if (password === '') return refuse('password-needed', 'This room has a password. Give it to enter.');
  parts.checkPassword(password, record.password as string);
  return 'later';
}

/** A private room is known by its code alone, a room of two by nothing that a person would enter. */
function findByWord(word: string, { rooms, visitor }: { rooms: Rooms; visitor: Visitor }): RoomRecord | undefined {
  const code = parseRoomCode(word);
  if (code) return rooms.find(code);
  const name = parseRoomName(word);
  if (!isRefusal(name)) return isLobbyName(name) ? rooms.find(lobby) : rooms.findNamed(name);
  const record = rooms.find(word);
  return record?.kind === 'direct' && isOpenTo(visitor, record) ? record : undefined;
}
