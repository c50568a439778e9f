import type { Account } from '../../chat/account.ts';
import type { KeyId } from '../../chat/author.ts';
import type { Nick } from '../../chat/nick.ts';
import { nickKey } from '../../chat/nick-key.ts';
import { type Refusal, refuse } from '../../chat/refusal.ts';
import { Register } from './register.ts';

/** So many nicks are kept for one person; of more, the one that was used the longest ago is free again. [P50] */
const maxNicks = 5;
const maxAccounts = 10_000;
/** Nobody misses an account for so long that has no password. */
const keepMs = 90 * 24 * 60 * 60 * 1000;
/** A later use than this is worth writing down. */
const usePrecisionMs = 60 * 60 * 1000;

/** Who is known here: by their keys, and by the nicks that are theirs. [P50] Times are on the host's clock for people. */
export class Accounts {
  readonly #register: Register<Account>;
  readonly #byKey = new Map<KeyId, Account>();
  readonly #byNick = new Map<string, Account>();

  constructor(known: readonly Account[]) {
    this.#register = new Register(known);
    for (const account of known) this.#index(account);
  }

  get(id: KeyId): Account | undefined {
    return this.#register.get(id);
  }

  /** The account that a key belongs to by now. */
  ofKey(key: KeyId): Account | undefined {
    return this.#byKey.get(key);
  }

  /** Whose this nick is, or one that looks like it. */
  ofNick(nick: Nick): Account | undefined {
    return this.#byNick.get(nickKey(nick));
  }

  /** Why the person with this account, there yet or not, cannot have a nick. */
  refuseNick(nick: Nick, by: KeyId): Refusal | undefined {
    const account = this.ofNick(nick);
    if (!account || account.id === by) return undefined;
    const hint = account.password === undefined ? '' : ` If it is yours, join under another and say /login ${nick}.`;
    return refuse('nick-taken', `The nick ${nick} is taken here, or looks like one that is. Choose another.${hint}`);
  }

  /** This person goes by this nick now, and by none that looks like it. It is nobody else's. */
  noteUse({ by, nick, at }: { by: KeyId; nick: Nick; at: number }): void {
    const known = this.get(by) ?? { id: by, keys: [by], nicks: [], role: 'member', seenAt: at };
    const isLast = known.nicks.at(-1) === nick;
    if (isLast && at - known.seenAt < usePrecisionMs) return;
    const others = known.nicks.filter((each) => nickKey(each) !== nickKey(nick));
    this.put({ ...known, nicks: [...others, nick].slice(-maxNicks), seenAt: at });
  }

  /** Returns how to take that back. */
  put(account: Account): () => void {
    return this.#change(account.id, account);
  }

  /** Returns how to take that back. */
  remove(id: KeyId): () => void {
    return this.#change(id, undefined);
  }

  /** Forgets whom nobody misses: who has not been here for long, and, of very many, who was here the longest ago. */
  sweep(at: number, isNeeded: (account: Account) => boolean): void {
    const spare = [...this.#register.values()].filter((account) => !isNeeded(account));
    for (const account of spare) {
      if (account.password === undefined && account.seenAt < at - keepMs) this.remove(account.id);
    }
    if (this.#register.size <= maxAccounts) return;
    const left = spare.filter(({ id }) => this.get(id)).sort(byWorth);
    for (const { id } of left.slice(0, this.#register.size - maxAccounts)) this.remove(id);
  }

  get unsaved(): ReadonlyMap<string, Account | undefined> {
    return this.#register.unsaved;
  }

  noteSaved(saved: ReadonlyMap<string, Account | undefined>): void {
    this.#register.noteSaved(saved);
  }

  #change(id: KeyId, account: Account | undefined): () => void {
    const before = this.get(id);
    this.#set(id, account);
    return () => this.#set(id, before);
  }

  #set(id: KeyId, account: Account | undefined): void {
    const before = this.get(id);
    for (const key of before?.keys ?? []) if (this.#byKey.get(key) === before) this.#byKey.delete(key);
    for (const nick of before?.nicks ?? []) {
      if (this.#byNick.get(nickKey(nick)) === before) this.#byNick.delete(nickKey(nick));
    }
    this.#register.set(id, account);
    if (account) this.#index(account);
  }

  #index(account: Account): void {
    for (const key of account.keys) this.#byKey.set(key, account);
    for (const nick of account.nicks) this.#byNick.set(nickKey(nick), account);
  }
}

/** Who registered is worth more than who did not. */
function byWorth(one: Account, other: Account): number {
  const isRegistered = ({ password }: Account) => Number(password !== undefined);
  return isRegistered(one) - isRegistered(other) || one.seenAt - other.seenAt;
}
