import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import type { CreateRoom, LockTopic, SetPassword, SetTopic } from '../../chat/request.ts';
import { createRoomCode, type RoomId } from '../../chat/room-id.ts';
import { isLobbyName, parseRoomName, type RoomName } from '../../chat/room-name.ts';
import { newRoomRecord, type RoomRecord } from '../../chat/room-record.ts';
import { parseTopic } from '../../chat/topic.ts';
import { actorOf, authorOf, type Decided, type DecisionContext, type DecisionParts, enterRoom } from './decision.ts';

const maxDraws = 100;

export async function decideTopic(request: SetTopic, context: DecisionContext): Promise<Refusal | undefined> {
  const room = await enterRoom(request.room, context);
  if (isRefusal(room)) return room;
  const topic = parseTopic(request.topic);
  if (isRefusal(topic)) return topic;
  return context.draft.decide(room, (decider) => decider.changeTopic(actorOf(context), topic, context.occasion));
}

export async function decideTopicLock(request: LockTopic, context: DecisionContext): Promise<Refusal | undefined> {
  const room = await enterRoom(request.room, context);
  if (isRefusal(room)) return room;
  const { draft, occasion } = context;
  return draft.decide(room, (decider) => decider.lockTopic(actorOf(context), request.isLocked, occasion));
}

export async function decidePassword(request: SetPassword, context: DecisionContext): Promise<Refusal | undefined> {
  const room = await enterRoom(request.room, context);
  if (isRefusal(room)) return room;
  const { draft, password, occasion } = context;
  return draft.decide(room, (decider) => decider.changePassword(actorOf(context), password, occasion));
}

/** Draws the code of the new room, and makes it. [P31] */
export function decideRoom(request: CreateRoom, context: DecisionContext): Decided | Refusal {
  const { parts, draft, password, occasion } = context;
  const name = readName(request, parts);
  if (isRefusal(name)) return name;
  const id = drawCode(parts);
  if (isRefusal(id)) return id;
  const record: RoomRecord = {
    ...newRoomRecord(id, request.isPrivate ? 'private' : 'public'),
    ...(name !== undefined && { name }),
    ...(password !== undefined && { password }),
  };
  const refusal = draft.decide(draft.create(record), (room) => room.create(authorOf(context), occasion));
  return refusal ?? { created: id };
}

function readName({ name: input, isPrivate }: CreateRoom, { rooms }: DecisionParts): RoomName | undefined | Refusal {
  if (input === undefined) return undefined;
  const name = parseRoomName(input);
  if (isRefusal(name)) return name;
  const isTaken = isLobbyName(name) || (!isPrivate && rooms.findNamed(name) !== undefined);
  if (!isTaken) return name;
  return refuse('room-name-taken', `There is a room ${name} already, or one that looks like it. Choose another name.`);
}

function drawCode({ rooms, limits, random }: DecisionParts): RoomId | Refusal {
  for (let draws = 0; draws < maxDraws && rooms.count < limits.rooms; draws += 1) {
    const code = createRoomCode(random);
    if (!rooms.find(code)) return code;
  }
  return refuse('too-many-rooms', 'This host has as many rooms as it may have. Use one that is there: /rooms');
}
