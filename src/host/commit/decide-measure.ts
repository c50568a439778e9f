import { type Account, isInCharge } from '../../chat/account.ts';
import type { Measure } from '../../chat/measure.ts';
import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import type { MeasureRequest } from '../../chat/request.ts';
import { lobby } from '../../chat/room-id.ts';
import { isOfOneInCharge } from '../entry/in-charge.ts';
import { noteRoles } from '../people/note-roles.ts';
import { actorOf, authorOf, type DecisionContext, type DecisionParts } from './decision.ts';
import { planMeasure } from './plan-measure.ts';

/** Somebody keeps order: what they do is a fact in the lobby's log, and holds for all requests after this. [P52] */
export async function decideMeasure(request: MeasureRequest, context: DecisionContext): Promise<Refusal | undefined> {
  const { parts, draft, occasion } = context;
  const { role } = actorOf(context);
  if (!isInCharge(role)) return refuse('not-allowed', 'Only operators and the owner of the host can do that.');
  const room = await parts.rooms.use(lobby);
  const plan = planMeasure(request, context);
  if (isRefusal(plan)) return plan;
  draft.decide(room, (decider) => decider.takeMeasure(authorOf(context), plan.measure, occasion));
  const undo = plan.change();
  draft.onSettled((isCommitted) => {
    if (!isCommitted) return undo();
    record(plan.measure, { whom: plan.mark, context });
    if (plan.account) noteRoles(plan.account, parts);
    if (plan.measure.type === 'role-changed' && plan.account) showKnocks(plan.account, parts);
    for (const session of plan.leaving ?? []) session.close(plan.code ?? 'kicked', plan.farewell ?? '');
  });
  return undefined;
}

/** Who has come to be in charge is told who knocks. [P62] */
function showKnocks({ id }: Account, { sessions, people, knocks }: DecisionParts): void {
  for (const session of sessions.of(id)) if (isOfOneInCharge(session.visitor, people)) knocks.showAll(session);
}

function record(measure: Measure, { whom, context }: { whom: string; context: DecisionContext }): void {
  context.parts.record({
    type: 'measure-taken',
    measure: measure.type,
    operator: context.member.nick,
    whom,
    ...('role' in measure && { role: measure.role satisfies Account['role'] }),
    ...('until' in measure && measure.until !== undefined && { until: measure.until }),
  });
}
