import { isGone } from '../../chat/amend-message.ts';
import type { MessagePosted } from '../../chat/event.ts';
import { type MessageText, parseMessageText } from '../../chat/message.ts';
import { parseReaction } from '../../chat/reaction.ts';
import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import type { Delete, Edit, Pin, Post, React } from '../../chat/request.ts';
import type { PostOptions, Target } from '../../chat/room.ts';
import { checkTtl } from '../../chat/ttl.ts';
import type { OpenRoom } from '../rooms/open-room.ts';
import { authorOf, type DecisionContext, enterRoom } from './decision.ts';

export async function decidePost(request: Post, context: DecisionContext): Promise<Refusal | undefined> {
  const room = await enterRoom(request.room, context);
  if (isRefusal(room)) return room;
  const text = parseMessageText(request.text);
  if (isRefusal(text)) return text;
  const options = await readOptions(request, { room, context });
  if (isRefusal(options)) return options;
  return context.draft.decide(room, (decider) =>
    decider.post(authorOf(context), { text, ...options }, context.occasion),
  );
}

export async function decideEdit(request: Edit, context: DecisionContext): Promise<Refusal | undefined> {
  const found = await findTarget(request, context);
  if (isRefusal(found)) return found;
  const text: MessageText | Refusal = parseMessageText(request.text);
  if (isRefusal(text)) return text;
  const { room, target } = found;
  return context.draft.decide(room, (decider) => decider.edit(authorOf(context), { target, text }, context.occasion));
}

export async function decideDelete(request: Delete, context: DecisionContext): Promise<Refusal | undefined> {
  const found = await findTarget(request, context);
  if (isRefusal(found)) return found;
  const { room, target } = found;
  return context.draft.decide(room, (decider) => decider.delete(authorOf(context), target, context.occasion));
}

export async function decideReact(request: React, context: DecisionContext): Promise<Refusal | undefined> {
  const found = await findTarget(request, context);
  if (isRefusal(found)) return found;
  const reaction = parseReaction(request.reaction);
  if (isRefusal(reaction)) return reaction;
  const { room, target } = found;
  return context.draft.decide(room, (decider) =>
    decider.react(authorOf(context), { target, reaction }, context.occasion),
  );
}

export async function decidePin(request: Pin, context: DecisionContext): Promise<Refusal | undefined> {
  const room = await enterRoom(request.room, context);
  if (isRefusal(room)) return room;
  const target = (await readTarget(room, { seq: request.target, context })) ?? pinnedAndForgotten(room, request.target);
  if (!target) return noSuchMessage(request.target);
  return context.draft.decide(room, (decider) => decider.pin(authorOf(context), target, context.occasion));
}

async function readOptions(
  { isAction, replyTo, ttlMs }: Post,
  { room, context }: { room: OpenRoom; context: DecisionContext },
): Promise<PostOptions | Refusal> {
  const { at } = context.occasion;
  const lifeMs = ttlMs === undefined ? undefined : checkTtl(ttlMs);
  if (isRefusal(lifeMs)) return lifeMs;
  if (replyTo !== undefined) {
    const target = await readTarget(room, { seq: replyTo, context });
    if (!target || isGone(target.message, at)) return noSuchMessage(replyTo);
  }
  return {
    ...(isAction && { isAction }),
    ...(replyTo !== undefined && { replyTo }),
    ...(lifeMs !== undefined && { expiresAt: at + lifeMs }),
  };
}

async function findTarget(
  { room: id, target: seq }: Edit | Delete | React,
  context: DecisionContext,
): Promise<{ room: OpenRoom; target: Target } | Refusal> {
  const room = await enterRoom(id, context);
  if (isRefusal(room)) return room;
  const target = await readTarget(room, { seq, context });
  return target ? { room, target } : noSuchMessage(seq);
}

function readTarget(
  room: OpenRoom,
  { seq, context: { draft, visitor } }: { seq: number; context: DecisionContext },
): Promise<Target | undefined> {
  return draft.targets.read(room.id, { seq, by: visitor.by });
}

/** A pin outlives a message that the log does not keep any more; of that, taking the pin away needs nothing but its seq. */
function pinnedAndForgotten({ record: { pinned } }: OpenRoom, seq: number): Target | undefined {
  if (!pinned.includes(seq)) return undefined;
  return { message: { seq } as MessagePosted, ownReactions: new Set() };
}

function noSuchMessage(seq: number): Refusal {
  return refuse('no-such-message', `There is no message ${seq} in this room, or none any more.`);
}
