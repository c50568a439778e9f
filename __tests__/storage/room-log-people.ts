import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Account, Ban } from '../../src/chat/account.ts';
import type { Nick } from '../../src/chat/nick.ts';
import type { LetInKey } from '../../src/storage/people.ts';
import type { RoomLog } from '../../src/storage/room-log.ts';
import { ada, commit, eve, lobby, messages } from './sample-events.ts';

const account: Account = {
  id: ada,
  keys: [ada, eve],
  nicks: ['Ada', 'Adá "x"; 🦊'] as Nick[],
  role: 'operator',
  password: 'scrypt$…',
  mute: { until: 1_700_000_000_000 },
  seenAt: 1_700_000_000_000,
};
const ban: Ban = { id: `${ada} client01.7`, keys: [eve], nick: 'Eve' as Nick, until: 5, reason: 'no\nshouting' };

const letIn: LetInKey = { id: eve, seenAt: 1_700_000_000_000 };

const nothing = { accounts: new Map(), bans: new Map(), letIn: new Map() };

/** What every room log keeps to with the people it knows. */
export function describePeople(kind: string, open: () => RoomLog): void {
  let log: RoomLog;
  beforeEach(() => {
    log = open();
  });
  afterEach(() => log.close());

  describe(`the people of ${kind}`, () => {
    it('are none at first', async () => {
      expect(await log.people()).toEqual({ accounts: [], bans: [], letIn: [] });
    });

    it('are as they were written last, whole, and gone when they are taken away', async () => {
      const people = {
        accounts: new Map([[account.id, account]]),
        bans: new Map([[ban.id, ban]]),
        letIn: new Map([[letIn.id, letIn]]),
      };
      expect(await log.append([], people)).toBe('appended');
      expect(await log.people()).toStrictEqual({ accounts: [account], bans: [ban], letIn: [letIn] });
      const muted: Account = { ...account, mute: {} };
      await log.append([commit(lobby, 0, messages(1, 1))], { ...nothing, accounts: new Map([[ada, muted]]) });
      expect(await log.people()).toStrictEqual({ accounts: [muted], bans: [ban], letIn: [letIn] });
      const gone = {
        accounts: new Map([[ada, undefined]]),
        bans: new Map([[ban.id, undefined]]),
        letIn: new Map([[eve, undefined]]),
      };
      await log.append([], gone);
      expect(await log.people()).toEqual({ accounts: [], bans: [], letIn: [] });
    });

    it('stay as they were when an append is refused or fails', async () => {
      await log.append([commit(lobby, 0, messages(1, 1))]);
      const people = { ...nothing, bans: new Map([[ban.id, ban]]), letIn: new Map([[letIn.id, letIn]]) };
      expect(await log.append([commit(lobby, 7, [])], people)).toBe('conflict');
      const twice = { ...commit(lobby, 1, messages(2, 3)) };
      const [first, second] = twice.events;
      const events = [first, { ...second, id: first?.id }] as typeof twice.events;
      await expect(log.append([{ ...twice, events }], people)).rejects.toThrow('cannot be written');
      expect(await log.people()).toEqual({ accounts: [], bans: [], letIn: [] });
    });
  });
}
