import type { Nick } from '../../chat/nick.ts';
import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import type { AnswerKnock, Hello } from '../../chat/request.ts';
import type { RecordOccurrence } from '../occurrence.ts';
import type { People } from '../people/people.ts';
import type { Session } from '../sessions/session.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { sessionsInCharge } from './in-charge.ts';
import type { Invites } from './invites.ts';
import type { Knocks } from './knocks.ts';

/**
 * What lets somebody in: the host is `open`, or their `own`, it has let in a `known` key before, or they have shown the `code` or
 * an `invite`.
 */
export type Pass = 'open' | 'own' | 'known' | 'code' | 'invite';

/** What a door is given. */
export interface PrivateDoorParts {
  readonly isPrivate: boolean;
  readonly people: People;
  readonly sessions: Sessions;
  readonly invites: Invites;
  readonly knocks: Knocks;
  /** The host's clock, for people. */
  readonly clock: () => number;
  readonly record: RecordOccurrence;
  /** Has a tick run, which keeps what is new of people. */
  readonly wake: () => void;
}

/** Knows whom a private host lets in [P62]; that of an open one lets in everybody. */
export class PrivateDoor {
  readonly #parts: PrivateDoorParts;

  constructor(parts: PrivateDoorParts) {
    this.#parts = parts;
  }

  /** Undefined: somebody in charge has to say yes. Bans are looked at before. */
  findPass({ channel }: Session, { by: key, hasCode, inviteToken }: Hello): Pass | undefined {
    const { isPrivate, people, invites } = this.#parts;
    if (!isPrivate) return 'open';
    const isOwner = people.roleOf({ key, by: people.authorOf(key) }) === 'owner';
    if (isOwner || channel.type === 'inside') return 'own';
    if (people.letIn.has(key)) return 'known';
    if (hasCode) return 'code';
    return invites.isToken(inviteToken) ? 'invite' : undefined;
  }

  /** Somebody came in: their key comes in from now on, and a code for one person is used up. */
  notePassage(
    pass: Pass,
    { session, hello, nick }: { readonly session: Session; readonly hello: Hello; readonly nick?: Nick },
  ): void {
    const { invites, people, clock, record, wake } = this.#parts;
    if (hello.codeSlot !== undefined) invites.codes.spend(hello.codeSlot);
    if (pass === 'open' || pass === 'own') return;
    people.letIn.noteUse(hello.by, clock());
    wake();
    if (pass === 'known') return;
    record({ type: 'let-in', how: pass, ...(nick !== undefined && { nick }), address: session.address });
  }

  /** Why nobody can be asked to let this one in. */
  refuseKnock({ nick }: Hello): Refusal | undefined {
    if (nick === undefined)
      return refuse('private', 'This host is private. Whoever only reads needs its code or an invite.');
    const [someone] = sessionsInCharge(this.#parts);
    if (someone) return undefined;
    return refuse(
      'private',
      'This host is private, and nobody is here who could let you in. Ask for its code or an invite.',
    );
  }

  /** Somebody in charge says whether to let in who knocks under a nick. */
  answer({ nick, isLetIn }: AnswerKnock, operator: Nick): Refusal | undefined {
    const { knocks, people, clock, record } = this.#parts;
    const knocker = knocks.take(nick);
    if (isRefusal(knocker)) return knocker;
    const { session, key } = knocker;
    const who = { nick: knocker.nick, address: session.address, operator };
    if (isLetIn) {
      record({ type: 'let-in', how: 'knock', ...who });
      people.letIn.noteUse(key, clock());
      session.answerKnock();
    } else {
      record({ type: 'turned-away', ...who });
      session.refuseHello(refuse('not-let-in', 'You were not let in here.'), knocker.nick);
    }
    return undefined;
  }
}
