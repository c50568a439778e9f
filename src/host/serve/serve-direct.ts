import type { Author } from '../../chat/author.ts';
import { type Nick, parseNick } from '../../chat/nick.ts';
import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import type { OpenDirect } from '../../chat/request.ts';
import { directRoomId } from '../../chat/room-id.ts';
import { newRoomRecord } from '../../chat/room-record.ts';
import type { Member } from '../members.ts';
import { isWith, withNick } from '../rooms/direct-rooms.ts';
import type { OpenRoom } from '../rooms/open-room.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Submission } from '../tick/submission.ts';
import type { ServeParts } from './serve-parts.ts';

/** Shows the room of two with whoever has a nick, or had it in an earlier one. [P32] */
export async function serveDirect(
  { session, request }: Submission<OpenDirect>,
  { rooms, members }: ServeParts,
): Promise<Refusal | undefined> {
  const self = session.visitor?.member;
  if (!self) return refuse('observer', 'An observer only reads. Join with a nick to take part.');
  const nick = parseNick(request.nick);
  if (isRefusal(nick)) return noSuchNick();
  const other = members.find(nick);
  const room = other ? await openRoomOfTwo(rooms, { self, other }) : await findEarlier(rooms, { self, nick });
  if (!room) return noSuchNick();
  room.show(session);
  return undefined;
}

async function openRoomOfTwo(rooms: Rooms, { self, other }: { self: Member; other: Member }): Promise<OpenRoom> {
  const id = directRoomId(self.by, other.by);
  const pair = [authorOf(self), authorOf(other)] as const;
  if (!rooms.find(id)) return rooms.add({ ...newRoomRecord(id, 'direct'), pair });
  const room = await rooms.use(id);
  noteNicks(room, { rooms, pair });
  return room;
}

/** Of one key the pair may be another than last time; of two, their nicks may. */
function noteNicks(room: OpenRoom, { rooms, pair }: { rooms: Rooms; pair: readonly [Author, Author] }): void {
  const known = room.record.pair ?? pair;
  const isOneKey = pair[0].by === pair[1].by;
  const renamed = pair.reduce((entries, author) => withNick(entries, { author, nick: author.nick }), known);
  const next = isOneKey ? pair : renamed;
  if (next === room.record.pair) return;
  rooms.update({ ...room.record, pair: next });
}

async function findEarlier(rooms: Rooms, { self, nick }: { self: Member; nick: Nick }): Promise<OpenRoom | undefined> {
  for (const id of rooms.directs.of(self.by)) {
    const record = rooms.find(id);
    if (record && isWith(record, { self, nick })) return rooms.use(id);
  }
  return undefined;
}

function authorOf({ by, nick }: Member): Author {
  return { by, nick };
}

function noSuchNick(): Refusal {
  return refuse(
    'no-such-nick',
    'Nobody is here under that nick, and you have not talked to such a one. /who shows who is here.',
  );
}
