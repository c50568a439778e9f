import type { Amendment, CountedReaction, MessagePosted, Reacted } from './event.ts';
import type { MessageText } from './message.ts';

/** A kind of reaction names the first so many who reacted so; the rest is counted. */
const maxNamed = 5;

const noText = '' as MessageText;

/** The message after an event that changes it. The same object for an event that is in it already. Pure. */
export function amendMessage(message: MessagePosted, amendment: Amendment): MessagePosted {
  if (amendment.target !== message.seq || amendment.seq <= (message.amendedSeq ?? message.seq)) return message;
  const amended = { ...message, amendedSeq: amendment.seq };
  switch (amendment.type) {
    case 'message-edited':
      return { ...amended, text: amendment.text, isEdited: true };
    case 'message-deleted':
      return withoutText({ ...amended, isDeleted: true });
    case 'reaction-added':
    case 'reaction-removed':
      return withReactions(amended, countReaction(message.reactions ?? [], amendment));
  }
}

/** What is left of a message that is deleted or has expired: nothing that was said, and nothing about it. */
export function withoutText({ reactions: _, isEdited: __, ...message }: MessagePosted): MessagePosted {
  return { ...message, text: noText };
}

/** Whether there is anything of it to see, at this time on the host's clock. */
export function isGone({ isDeleted, expiresAt, text }: MessagePosted, hostTime: number): boolean {
  return isDeleted === true || (expiresAt !== undefined && (expiresAt <= hostTime || text === ''));
}

function withReactions(
  { reactions: _, ...message }: MessagePosted,
  reactions: readonly CountedReaction[],
): MessagePosted {
  return reactions.length === 0 ? message : { ...message, reactions };
}

function countReaction(reactions: readonly CountedReaction[], { type, reaction, nick }: Reacted): CountedReaction[] {
  const known = reactions.some((counted) => counted.reaction === reaction);
  if (type === 'reaction-added') {
    if (!known) return [...reactions, { reaction, count: 1, nicks: [nick] }];
    return reactions.map((counted) =>
      counted.reaction === reaction
        ? { reaction, count: counted.count + 1, nicks: [...counted.nicks, nick].slice(0, maxNamed) }
        : counted,
    );
  }
  return reactions
    .map((counted) =>
      counted.reaction === reaction
        ? { reaction, count: counted.count - 1, nicks: counted.nicks.filter((other) => other !== nick) }
        : counted,
    )
    .filter(({ count }) => count > 0);
}
