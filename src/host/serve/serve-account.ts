import type { Account } from '../../chat/account.ts';
import type { KeyId } from '../../chat/author.ts';
import { parseNick } from '../../chat/nick.ts';
import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import type { Login, Register } from '../../chat/request.ts';
import type { Session } from '../sessions/session.ts';
import type { Visitor } from '../sessions/visitor.ts';
import type { Submission } from '../tick/submission.ts';
import type { ServeParts } from './serve-parts.ts';

/** More of one person's machines than that are nobody's. */
const maxKeys = 20;

/** Gives the account of who asks this password, which is hashed by now. [P51] */
export async function serveRegister(
  { session, password }: Submission<Register>,
  { people, clock, save }: ServeParts,
): Promise<Refusal | undefined> {
  const visitor = session.visitor as Visitor;
  if (!visitor.member) return observing();
  if (password === undefined || isRefusal(password)) return password;
  const { by } = visitor;
  const { nick } = visitor.member;
  const known = people.accounts.get(by) ?? { id: by, keys: [visitor.key], nicks: [nick], role: 'member' };
  const refusal = await save(people.accounts.put({ ...known, password, seenAt: clock() }));
  if (!refusal) session.record({ type: 'account-registered', nick, address: session.address });
  return refusal;
}

/** Brings a key into the account of a nick, if the password is right. [P51] `later`: that is being checked, or the answer is given. */
export async function serveLogin(
  submission: Submission<Login & { readonly number: number }>,
  parts: ServeParts,
): Promise<Refusal | 'later' | undefined> {
  const { session, request, password } = submission;
  const visitor = session.visitor as Visitor;
  if (!visitor.member) return observing();
  if (isRefusal(password)) return password;
  const account = findAccount(request, { visitor, parts });
  if (isRefusal(account)) return account;
  if (password !== account.password) {
    const shut = parts.guesses.refusal(session.address);
    if (shut) return shut;
    parts.checkPassword(request.password, account.password);
    return 'later';
  }
  const refusal = await parts.save(bringIn(visitor.key, { account, parts }));
  if (refusal) return refusal;
  session.record({
    type: 'account-joined',
    nick: account.nicks.at(-1) ?? visitor.member.nick,
    address: session.address,
  });
  session.queue({ type: 'ok', number: request.number });
  comeBack(session, parts);
  return 'later';
}

function findAccount(
  { nick: input }: Login,
  { visitor, parts }: { visitor: Visitor; parts: ServeParts },
): (Account & { readonly password: string }) | Refusal {
  const { people } = parts;
  const nick = parseNick(input);
  const account = isRefusal(nick) ? undefined : people.accounts.ofNick(nick);
  if (account?.password === undefined) return refuse('no-such-nick', 'Nobody has registered that nick here.');
  if (account.id === visitor.by) return refuse('not-allowed', 'You are in that account already.');
  if (people.roleOf(visitor) === 'owner') return refuse('not-allowed', 'The owner of the host is in no other account.');
  const muted = people.refuseSpeech(visitor.by);
  if (muted) return muted;
  if (account.keys.some((key) => people.bans.find({ key }, parts.clock())))
    return refuse('banned', 'That account is banned here.');
  return { ...account, password: account.password };
}

/** What is left of the account that the key comes from is kept only where it has a password, or a role. */
function bringIn(key: KeyId, { account, parts }: { account: Account; parts: ServeParts }): () => void {
  const { accounts } = parts.people;
  const left = accounts.ofKey(key);
  const keys = left?.keys.filter((each) => each !== key) ?? [];
  const isKept = left && (keys.length > 0 || left.password !== undefined || left.role !== 'member');
  const undone = left ? [isKept ? accounts.put({ ...left, keys }) : accounts.remove(left.id)] : [];
  undone.push(accounts.put({ ...account, keys: [...account.keys, key].slice(-maxKeys), seenAt: parts.clock() }));
  return () => undone.toReversed().forEach((undo) => void undo());
}

/** All that came in with this key are to come in anew: they are of another account. */
function comeBack(session: Session, { sessions }: ServeParts): void {
  const { by, key } = session.visitor as Visitor;
  for (const other of [...sessions.of(by)]) {
    if (other.visitor?.key === key) other.close('account-changed', 'Your key belongs to another account now.');
  }
}

function observing(): Refusal {
  return refuse('observer', 'An observer only reads. Join with a nick to take part.');
}
