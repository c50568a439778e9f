import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { type Fate, unreliable } from '../helpers/unreliable-log.ts';

describe('a commit that fails', () => {
  let room: TestHost;
  let log: MemoryLog;
  let fates: Fate[];
  let ada: RawClient;
  let bob: RawClient;
  beforeEach(async () => {
    fates = [];
    log = unreliable(new MemoryLog(), fates);
    room = await openTestHost({ log });
    [ada, bob] = [await enterAs('Ada', room), await enterAs('Bob', room)];
  });
  afterEach(() => room.close());

  const message = (text: string) => ({ type: 'post', room: 'lobby', text }) as const;
  const eventsSeenBy = async (client: RawClient) => {
    await client.fence();
    return client.all('events').flatMap(({ events }) => events);
  };

  it('[P12] refuses its senders with not-saved, and nobody sees anything', async () => {
    fates.push('fails');
    const answers = await Promise.all([ada.post('one'), ada.post('two'), bob.post('three')]);
    expect(answers.map((answer) => answer.type === 'refused' && answer.code)).toEqual([
      'not-saved',
      'not-saved',
      'not-saved',
    ]);
    expect([...(await eventsSeenBy(ada)), ...(await eventsSeenBy(bob))]).toEqual([]);
    expect(room.failures).toHaveLength(1);
  });

  it('[P15] leaves no gap: the next message gets the next seq', async () => {
    await ada.post('one');
    fates.push('fails');
    await ada.post('lost');
    await ada.post('two');
    expect(await eventsSeenBy(bob)).toMatchObject([
      { seq: 1, text: 'one' },
      { seq: 2, text: 'two' },
    ]);
  });

  it('[P12] is remembered: the same id again is refused again, as later ones may be committed already', async () => {
    fates.push('fails');
    const refused = await ada.askAs(1, message('one'));
    await ada.askAs(2, message('two'));
    expect(await ada.askAs(1, message('one'))).toEqual(refused);
    expect(await eventsSeenBy(bob)).toMatchObject([{ text: 'two' }]);
  });

  it('[P12] does not take back what was committed before: its id again in the same tick still gets ok', async () => {
    await ada.askAs(1, message('one'));
    fates.push('fails');
    const [again, lost] = await Promise.all([ada.askAs(1, message('one')), ada.askAs(2, message('two'))]);
    expect(again).toEqual({ type: 'ok', number: 1 });
    expect(lost).toMatchObject({ code: 'not-saved' });
  });

  it('[P11] refuses what would have been refused anyway for its own reason', async () => {
    fates.push('fails');
    const [lost, empty] = await Promise.all([ada.post('one'), ada.post('')]);
    expect([lost, empty]).toMatchObject([{ code: 'not-saved' }, { code: 'message-empty' }]);
  });

  it('[P15] is tried again after a conflict, with the head that the log really has', async () => {
    fates.push('conflicts', 'conflicts');
    expect(await ada.post('one')).toMatchObject({ type: 'ok' });
    expect(await eventsSeenBy(ada)).toMatchObject([{ seq: 1, text: 'one' }]);
  });

  it('[P12] is given up after the third conflict', async () => {
    fates.push('conflicts', 'conflicts', 'conflicts');
    expect(await ada.post('one')).toMatchObject({ code: 'not-saved' });
    expect(await ada.post('two')).toMatchObject({ type: 'ok' });
    expect(await eventsSeenBy(bob)).toMatchObject([{ seq: 1, text: 'two' }]);
  });

  it('[P11] answers, and goes on, when the log cannot even be asked', async () => {
    const { findCommitted, head, readBefore } = log;
    log.findCommitted =
      log.head =
      log.readBefore =
        async () => {
          throw new Error('The disk is gone.');
        };
    expect(await ada.post('one')).toMatchObject({ code: 'not-saved' });
    expect(await ada.ask({ type: 'read-history', room: 'lobby' })).toMatchObject({ type: 'refused' });
    expect(await ada.ask({ type: 'who', room: 'lobby' })).toMatchObject({ type: 'ok' });
    Object.assign(log, { findCommitted, head, readBefore });
    expect(await ada.post('two')).toMatchObject({ type: 'ok' });
    expect(await eventsSeenBy(bob)).toMatchObject([{ seq: 1, text: 'two' }]);
  });

  it('[P15] leaves no gap even when the log cannot be read after a failed write', async () => {
    const { head } = log;
    log.head = async () => {
      throw new Error('The disk is gone.');
    };
    fates.push('fails');
    expect(await ada.post('one')).toMatchObject({ code: 'not-saved' });
    log.head = head;
    expect(await ada.post('two')).toMatchObject({ type: 'ok' });
    expect(await eventsSeenBy(bob)).toMatchObject([{ seq: 1, text: 'two' }]);
  });
});
