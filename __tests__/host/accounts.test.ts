import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { openSqliteLog } from '../../src/storage/sqlite/sqlite-log.ts';
import { enterAs, RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { createTestIdentity } from '../helpers/test-identity.ts';
import { temporaryFolders } from '../storage/temporary-folders.ts';

const temporaryFolder = temporaryFolders();
const dayMs = 24 * 60 * 60 * 1000;

let host: TestHost;
afterEach(() => host.close());

const hello = async (nick: string, identity = createTestIdentity()) =>
  new RawClient(await host.dial(), { identity }).hello({ nick });

describe('a nick', () => {
  it.each(['memory', 'disk'])('[P50] is still its key’s after a restart (%s)', async (kind) => {
    const folder = temporaryFolder();
    const memory = new MemoryLog();
    const start = async () => {
      host = await openTestHost({ log: kind === 'disk' ? openSqliteLog({ folder, isDurable: false }) : memory });
    };
    await start();
    const ada = await enterAs('Ada', host);
    await host.close();
    await start();
    expect(await hello('ADA')).toMatchObject({ code: 'nick-taken' });
    expect(await hello('Ada', ada.identity)).toMatchObject({ type: 'welcome', nick: 'Ada' });
  });

  it('[P50] is one of the five that its key used last', async () => {
    host = await openTestHost();
    const ada = await enterAs('Ada', host);
    for (const nick of ['Ada2', 'Ada3', 'Ada4', 'Ada5', 'Ada6']) {
      expect(await ada.ask({ type: 'rename', nick })).toMatchObject({ type: 'ok' });
    }
    await ada.fence();
    expect(await hello('Ada2')).toMatchObject({ code: 'nick-taken' });
    expect(await hello('Ada')).toMatchObject({ type: 'welcome' });
  });

  it('[P50] is free after 90 days in which it was not used', async () => {
    let at = Date.now();
    const log = new MemoryLog();
    const start = async () => {
      host = await openTestHost({ log, clock: () => at });
    };
    await start();
    const [ada, bob] = [await enterAs('Ada', host), await enterAs('Bob', host)];
    await bob.ask({ type: 'register', password: 'swordfish' });
    for (const client of [ada, bob]) await client.end();
    at += 91 * dayMs;
    await host.close();
    await start();
    expect(await hello('Ada')).toMatchObject({ type: 'welcome' });
    expect(await hello('Bob')).toMatchObject({ code: 'nick-taken' });
  });
});

describe('an account', () => {
  let ada: RawClient;
  let phone: RawClient;
  let log: MemoryLog;
  beforeEach(async () => {
    log = new MemoryLog();
    host = await openTestHost({ log });
    [ada, phone] = [await enterAs('Ada', host), await enterAs('Phone', host)];
  });

  const login = (password: string, client = phone, nick = 'Ada') => client.ask({ type: 'login', nick, password });
  const register = (password = 'swordfish') => ada.ask({ type: 'register', password });

  it('[P51] is joined by another key with its password: all that is said then is by the same author', async () => {
    expect(await register()).toMatchObject({ type: 'ok' });
    await ada.post('one');
    expect(await login('swordfish')).toMatchObject({ type: 'ok' });
    expect(await phone.next('closing')).toMatchObject({ code: 'account-changed' });
    const again = new RawClient(await host.dial(), { identity: phone.identity });
    expect(await again.hello({ nick: 'ada' })).toMatchObject({ type: 'welcome', nick: 'Ada', by: ada.identity.keyId });
    await again.ask({ type: 'join', room: 'lobby' });
    expect((await again.next('roster')).nicks).toEqual(['Ada']);
    expect(await again.ask({ type: 'edit', room: 'lobby', target: 1, text: 'ONE' })).toMatchObject({ type: 'ok' });
    expect(again.eventsIn('lobby')).toMatchObject([{ type: 'message-edited', by: ada.identity.keyId, nick: 'Ada' }]);
    // What the key was before is nobody's.
    expect(await hello('Phone')).toMatchObject({ type: 'welcome' });
  });

  it('[P51] is joined for good: after a restart, too', async () => {
    await register();
    await login('swordfish');
    await host.close();
    host = await openTestHost({ log });
    expect(await hello('Ada', phone.identity)).toMatchObject({ type: 'welcome', by: ada.identity.keyId });
    expect(await hello('Ada', ada.identity)).toMatchObject({ type: 'welcome', nick: 'Ada' });
  });

  it('[P51] is not joined with a wrong password, and guesses are counted', async () => {
    await register();
    for (let count = 0; count < 5; count += 1) expect(await login('shark')).toMatchObject({ code: 'password-wrong' });
    expect(await login('swordfish')).toMatchObject({ code: 'too-many-tries', retryAfterMs: expect.any(Number) });
  });

  it('[P51] that has no password, or that is one’s own, is not joined', async () => {
    expect(await login('')).toMatchObject({ code: 'no-such-nick' });
    expect(await login('x', phone, 'Nobody')).toMatchObject({ code: 'no-such-nick' });
    expect(await login('x', phone, '\u001b[2J')).toMatchObject({ code: 'no-such-nick' });
    await register();
    expect(await login('swordfish', ada)).toMatchObject({ code: 'not-allowed' });
  });

  it.each(['', 'x'.repeat(129)])('[P51] has a password of 1 to 128 characters', async (password) => {
    expect(await register(password)).toMatchObject({ code: 'password-invalid' });
  });

  it('[P51] keeps its password to itself: it is in no frame, no occurrence and not as such in the log', async () => {
    await register();
    await login('swordfish');
    const { accounts } = await log.people();
    expect(JSON.stringify([ada.frames, phone.frames, host.occurrences, accounts])).not.toContain('swordfish');
    expect(JSON.stringify([ada.frames, phone.frames, host.occurrences])).not.toContain('scrypt');
    expect(host.occurrences.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['account-registered', 'account-joined']),
    );
  });

  it('[P8] is nothing for an observer', async () => {
    const observer = await enterAs(undefined, host);
    expect(await observer.ask({ type: 'register', password: 'x' })).toMatchObject({ code: 'observer' });
    expect(await login('x', observer)).toMatchObject({ code: 'observer' });
  });

  it('[P51] that cannot be saved is not registered', async () => {
    const append = log.append.bind(log);
    log.append = async () => {
      throw new Error('No space left on device.');
    };
    expect(await register()).toMatchObject({ code: 'not-saved' });
    log.append = append;
    expect(await login('swordfish')).toMatchObject({ code: 'no-such-nick' });
    expect(await register()).toMatchObject({ type: 'ok' });
    expect(await login('swordfish')).toMatchObject({ type: 'ok' });
  });

  it('[P51] that another key has moved to stays its own, where it has a password: both can be logged in to', async () => {
    await register();
    await phone.ask({ type: 'register', password: 'bluefish' });
    expect(await login('swordfish')).toMatchObject({ type: 'ok' });
    const taken = { code: 'nick-taken', message: expect.stringContaining('join under another and say /login Phone.') };
    expect(await hello('Phone')).toMatchObject(taken);
    const tablet = await enterAs('Tablet', host);
    expect(await login('bluefish', tablet, 'Phone')).toMatchObject({ type: 'ok' });
    expect(await hello('Phone', tablet.identity)).toMatchObject({ type: 'welcome', by: phone.identity.keyId });
    expect(await hello('Ada', phone.identity)).toMatchObject({ type: 'welcome', by: ada.identity.keyId });
  });

  it('[P51] closes all sessions of the key that moved, and none of another', async () => {
    await register();
    const second = await enterAs('Second', { ...host, identity: phone.identity });
    await login('swordfish');
    expect(await second.next('closing')).toMatchObject({ code: 'account-changed' });
    expect(await ada.post('still here')).toMatchObject({ type: 'ok' });
    expect(await hello('Second', phone.identity)).toMatchObject({ type: 'welcome', by: ada.identity.keyId });
  });
});
