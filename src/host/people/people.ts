import { type Account, type Ban, isInCharge, type Role } from '../../chat/account.ts';
import type { KeyId } from '../../chat/author.ts';
import { formatDuration } from '../../chat/duration.ts';
import { type Refusal, refuse } from '../../chat/refusal.ts';
import type { ClientRequest } from '../../chat/request.ts';
import type { PeopleChanges, People as PeopleKept } from '../../storage/people.ts';
import type { RoomLog } from '../../storage/room-log.ts';
import { parseIpAddress } from '../port/ip-address.ts';
import { Accounts } from './accounts.ts';
import { Bans } from './bans.ts';
import { LetInKeys } from './let-in-keys.ts';

/** What is needed to know people. */
export interface PeopleParts {
  readonly log: RoomLog;
  /** The host's own key: who proves it is the owner. */
  readonly ownerKey?: KeyId;
  /** The host's clock, for people. */
  readonly clock: () => number;
}

/** By which key somebody came in, and whose account that is. */
export interface Claimant {
  readonly key: KeyId;
  readonly by: KeyId;
}

/** Who is known to a host, what they may do, and who may not come in. [P50]–[P55] */
export class People {
  readonly accounts: Accounts;
  readonly bans: Bans;
  readonly letIn: LetInKeys;
  readonly #parts: PeopleParts;

  private constructor(parts: PeopleParts, { accounts, bans, letIn }: PeopleKept) {
    this.#parts = parts;
    this.accounts = new Accounts(accounts);
    this.bans = new Bans(bans);
    this.letIn = new LetInKeys(letIn);
  }

  static async open(parts: PeopleParts): Promise<People> {
    const people = new People(parts, await parts.log.people());
    people.sweep(() => false);
    return people;
  }

  /** Names the author of what is done with this key. */
  authorOf(key: KeyId): KeyId {
    return this.accounts.ofKey(key)?.id ?? key;
  }

  /** What somebody may do: the owner proves the host's own key, another key of the same account is an operator's. [P52] */
  roleOf({ key, by }: Claimant): Role {
    if (key === this.#parts.ownerKey) return 'owner';
    return this.standingOf(by) === 'member' ? 'member' : 'operator';
  }

  /** What others may not do to somebody, and what they are shown as. */
  standingOf(by: KeyId): Role {
    const { ownerKey } = this.#parts;
    const account = this.accounts.get(by);
    if (ownerKey !== undefined && (by === ownerKey || account?.keys.includes(ownerKey))) return 'owner';
    return account?.role ?? 'member';
  }

  /** Why somebody may not come in; nothing keeps the owner out, and no address who is in charge. [P53] */
  refuseEntry({ key, address }: { readonly key: KeyId; readonly address: string }): Refusal | undefined {
    const by = this.authorOf(key);
    if (this.standingOf(by) === 'owner') return undefined;
    const at = this.#parts.clock();
    const ip = isInCharge(this.roleOf({ key, by })) ? undefined : parseIpAddress(address);
    const ban = this.bans.find({ key, ...(ip !== undefined && { address: ip }) }, at);
    return ban && refuseBanned(ban, at);
  }

  /** Why somebody is not heard now. [P54] */
  refuseSpeech(by: KeyId): Refusal | undefined {
    const mute = this.#muteOf(by);
    if (!mute) return undefined;
    const at = this.#parts.clock();
    const until = mute.until === undefined ? 'until an operator changes that' : `for another ${left(mute.until, at)}`;
    const refusal = refuse('muted', `You are muted here, ${until}.`);
    return mute.until === undefined ? refusal : { ...refusal, retryAfterMs: mute.until - at };
  }

  isMuted(by: KeyId): boolean {
    return this.#muteOf(by) !== undefined;
  }

  /** To be called now and then. */
  sweep(isHere: (by: KeyId) => boolean): void {
    const at = this.#parts.clock();
    this.bans.sweep(at);
    this.letIn.sweep();
    this.accounts.sweep(at, ({ id }) => isHere(id) || this.standingOf(id) !== 'member' || this.isMuted(id));
  }

  get unsaved(): PeopleChanges | undefined {
    const [accounts, bans, letIn] = [this.accounts.unsaved, this.bans.unsaved, this.letIn.unsaved];
    return accounts.size + bans.size + letIn.size === 0 ? undefined : { accounts, bans, letIn };
  }

  noteSaved({ accounts, bans, letIn }: PeopleChanges): void {
    this.accounts.noteSaved(accounts);
    this.bans.noteSaved(bans);
    this.letIn.noteSaved(letIn);
  }

  /** Keeps what changed for the next start; within the tick. Rejects with a `StorageError`. */
  async save(): Promise<void> {
    const { unsaved } = this;
    if (!unsaved) return;
    await this.#parts.log.append([], unsaved);
    this.noteSaved(unsaved);
  }

  #muteOf(by: KeyId): Account['mute'] {
    const mute = this.accounts.get(by)?.mute;
    return mute && (mute.until ?? Number.POSITIVE_INFINITY) > this.#parts.clock() ? mute : undefined;
  }
}

const speech: ReadonlySet<ClientRequest['type']> = new Set<ClientRequest['type']>([
  'post',
  'edit',
  'react',
  'pin',
  'set-topic',
  'set-password',
  'create-room',
  'rename',
  'type',
]);

/** Whether others would hear of it. */
export function isSpeech(request: ClientRequest): boolean {
  return request.type === 'set-away' ? request.message !== '' : speech.has(request.type);
}

/** What somebody who may not come in is told. */
export function refuseBanned({ until, reason }: Ban, at: number): Refusal {
  const term = until === undefined ? '' : ` for another ${left(until, at)}`;
  const refusal = refuse('banned', `You are banned here${term}${reason === undefined ? '.' : `: ${reason}`}`);
  return until === undefined ? refusal : { ...refusal, retryAfterMs: until - at };
}

function left(until: number, at: number): string {
  return formatDuration(until - at);
}
