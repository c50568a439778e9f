import { isInCharge } from '../../chat/account.ts';
import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import type { AnswerKnock, CreateInvite } from '../../chat/request.ts';
import { neutralizeLine } from '../../chat/text.ts';
import type { Member } from '../members.ts';
import type { Session } from '../sessions/session.ts';
import type { Visitor } from '../sessions/visitor.ts';
import type { Submission } from '../tick/submission.ts';
import type { ServeParts } from './serve-parts.ts';

/** Shows what lets others in; with a name, a new code for that one person. [P63] */
export function serveInvite({ session, request }: Submission<CreateInvite>, parts: ServeParts): Refusal | undefined {
  const member = findOneInCharge(session, parts);
  if (isRefusal(member)) return member;
  const { invites } = parts;
  const whom = neutralizeLine(request.whom ?? '').trim();
  const given = whom === '' ? invites.codes.common : invites.codes.createFor(whom);
  if (isRefusal(given)) return given;
  session.queue(invites.show(given));
  return undefined;
}

/** Lets in who knocks, or not. [P62] */
export function serveKnock({ session, request }: Submission<AnswerKnock>, parts: ServeParts): Refusal | undefined {
  const member = findOneInCharge(session, parts);
  return isRefusal(member) ? member : parts.door.answer(request, member.nick);
}

function findOneInCharge(session: Session, { people }: ServeParts): Member | Refusal {
  const visitor = session.visitor as Visitor;
  if (!visitor.member) return refuse('observer', 'An observer only reads. Join with a nick to take part.');
  if (isInCharge(people.roleOf(visitor))) return visitor.member;
  return refuse('not-allowed', 'Only operators and the owner of the host can do that.');
}
