import { isInCharge } from '../../chat/account.ts';
import type { People } from '../people/people.ts';
import type { Session } from '../sessions/session.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Visitor } from '../sessions/visitor.ts';

/** Whether this is the owner or an operator, who is here. */
export function isOfOneInCharge(visitor: Visitor | undefined, people: People): boolean {
  return visitor?.member !== undefined && isInCharge(people.roleOf(visitor));
}

/** The sessions of who is in charge. */
export function* sessionsInCharge({
  sessions,
  people,
}: {
  readonly sessions: Sessions;
  readonly people: People;
}): Generator<Session> {
  for (const session of sessions) if (session.isOpen && isOfOneInCharge(session.visitor, people)) yield session;
}
