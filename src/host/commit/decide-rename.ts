import { type Nick, parseNick } from '../../chat/nick.ts';
import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import type { Rename } from '../../chat/request.ts';
import { lobby } from '../../chat/room-id.ts';
import { authorOf, type DecisionContext } from './decision.ts';

/** An event in each room where the member is present, or in the lobby where that is none. */
export async function decideRename({ nick }: Rename, context: DecisionContext): Promise<Refusal | undefined> {
  const to = parseNick(nick);
  if (isRefusal(to)) return to;
  const { parts, draft, member, occasion } = context;
  if (to === member.nick) return refuse('nick-taken', `Your nick is ${to} already.`);
  const rooms = await Promise.all(
    [...(member.rooms.size > 0 ? member.rooms : [lobby])].map((id) => parts.rooms.use(id)),
  );
  const refusal =
    parts.people.accounts.refuseNick(to, member.by) ?? parts.members.hold(member, { to, now: parts.now() });
  if (refusal) return refusal;
  const author = authorOf(context);
  for (const room of rooms) draft.decide(room, (decider) => decider.changeNick(author, to, occasion));
  takeNick(to, context);
  return undefined;
}

/** The member goes by its new nick at once, for the requests after this, and by the old one again if that is not committed. */
function takeNick(
  to: Nick,
  { parts: { members, people, now }, draft, member, occasion: { at } }: DecisionContext,
): void {
  const { by, nick: from } = member;
  members.rename(member, { to, now: now() });
  draft.onSettled((isCommitted) => {
    if (isCommitted) people.accounts.noteUse({ by, nick: to, at });
    else members.rename(member, { to: from, now: now() });
    members.release({ by, nick: isCommitted ? from : to });
  });
}
