import { type Account, isAbove } from '../../chat/account.ts';
import { checkDuration } from '../../chat/duration.ts';
import type { Measure } from '../../chat/measure.ts';
import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import type { MeasureRequest } from '../../chat/request.ts';
import { countCharacters, neutralizeLine } from '../../chat/text.ts';
import { parseIpAddress } from '../port/ip-address.ts';
import type { DecisionContext } from './decision.ts';
import { findPerson, noSuchNick, type Person } from './find-person.ts';
import type { Plan, Terms } from './plan.ts';
import { planAddressBan, planBan, planUnban } from './plan-ban.ts';

const maxReasonCharacters = 200;

/** What a request of somebody in charge comes to. [P52] */
export function planMeasure(request: MeasureRequest, context: DecisionContext): Plan | Refusal {
  if (request.type === 'unban') return planUnban(request, context);
  const terms = readTerms(request, context);
  if (isRefusal(terms)) return terms;
  const address = request.type === 'ban' ? parseIpAddress(request.whom.trim()) : undefined;
  if (address !== undefined) return planAddressBan(address, { terms, context });
  const person = findPerson(request.whom, context);
  if (isRefusal(person)) return person;
  const { role, standing } = person;
  if (!isAbove(role, standing)) {
    return refuse('not-allowed', `${person.nick} is ${standing === 'owner' ? 'the owner' : 'an operator'} here.`);
  }
  return planAbout({ request, person, terms }, context);
}

interface Asked {
  readonly request: Exclude<MeasureRequest, { type: 'unban' }>;
  readonly person: Person;
  readonly terms: Terms;
}

function planAbout({ request, person, terms }: Asked, context: DecisionContext): Plan | Refusal {
  switch (request.type) {
    case 'set-role':
      return planRole(person, { role: request.role, context });
    case 'kick':
      return planKick(person, { terms, context });
    case 'ban':
      return planBan(person, { terms, context });
    case 'mute':
      return planMute(person, { terms, context });
    case 'unmute':
      return planUnmute(person, context);
    case 'forget-nick':
      return planForgetting(person, context);
  }
}

function planRole(
  { account, nick, role: own }: Person,
  { role, context }: { role: Account['role']; context: DecisionContext },
): Plan | Refusal {
  if (own !== 'owner') return refuse('not-allowed', 'Only the owner of the host makes operators.');
  if (account.role === role) {
    return refuse('not-allowed', `${nick} is ${role === 'operator' ? 'an operator already' : 'no operator'}.`);
  }
  return planChange({ ...account, role }, { measure: { type: 'role-changed', whom: nick, role }, context });
}

function planKick(
  { account, nick, member }: Person,
  { terms: { reason }, context }: { terms: Terms; context: DecisionContext },
): Plan | Refusal {
  if (!member) return noSuchNick();
  const leaving = [...context.parts.sessions.of(account.id)].filter(({ visitor }) => visitor?.member === member);
  const by = `${context.member.nick} has thrown you out`;
  return {
    measure: { type: 'member-kicked', whom: nick, ...(reason !== undefined && { reason }) },
    mark: nick,
    change: () => () => {},
    leaving,
    code: 'kicked',
    farewell: reason === undefined ? `${by}.` : `${by}: ${reason}`,
  };
}

function planMute(
  { account, nick }: Person,
  { terms: { until }, context }: { terms: Terms; context: DecisionContext },
): Plan {
  const term = until === undefined ? {} : { until };
  return planChange({ ...account, mute: term }, { measure: { type: 'member-muted', whom: nick, ...term }, context });
}

function planUnmute({ account, nick }: Person, context: DecisionContext): Plan | Refusal {
  if (!context.parts.people.isMuted(account.id)) return refuse('not-allowed', `${nick} is not muted.`);
  const { mute: _, ...unmuted } = account;
  return planChange(unmuted, { measure: { type: 'member-unmuted', whom: nick }, context });
}

function planForgetting({ account, nick, member }: Person, context: DecisionContext): Plan | Refusal {
  if (member) return refuse('not-allowed', `${nick} is here. Only a nick whose person is away can be freed.`);
  const nicks = account.nicks.filter((each) => each !== nick);
  const measure: Measure = { type: 'nick-freed', whom: nick };
  const isBare = nicks.length === 0 && account.role === 'member' && account.mute === undefined;
  if (!isBare) return planChange({ ...account, nicks }, { measure, context });
  return { measure, mark: nick, change: () => context.parts.people.accounts.remove(account.id) };
}

function planChange(
  account: Account,
  { measure, context }: { measure: Measure & { readonly whom: string }; context: DecisionContext },
): Plan {
  return { measure, mark: measure.whom, account, change: () => context.parts.people.accounts.put(account) };
}

function readTerms(request: MeasureRequest, { occasion: { at } }: DecisionContext): Terms | Refusal {
  const forMs = 'forMs' in request && request.forMs !== undefined ? checkDuration(request.forMs) : undefined;
  if (isRefusal(forMs)) return forMs;
  const reason = 'reason' in request ? neutralizeLine(request.reason ?? '').trim() : '';
  if (countCharacters(reason) > maxReasonCharacters) {
    return refuse('message-too-long', `Say in at most ${maxReasonCharacters} characters why.`);
  }
  return { ...(forMs !== undefined && { until: at + forMs }), ...(reason !== '' && { reason }) };
}
