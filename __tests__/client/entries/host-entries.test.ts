import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseEntry } from '../../../src/chat/slash-command.ts';
import type { Client } from '../../../src/client/client.ts';
import { performEntry } from '../../../src/client/entries/perform-entry.ts';
import type { HostFrame } from '../../../src/protocol/host-frame.ts';
import { emptyPage, lobbyShown, type ScriptedEnd, ScriptedHost } from '../../helpers/scripted-host.ts';
import { createTestClient } from '../../helpers/test-client.ts';

const wayIn = { address: { hostname: '192.168.1.7', port: 5050 }, keyId: 'ungWv48Bz-pBQUDeXa4iIw' };
const notAllowed = { code: 'not-allowed', message: 'Only who is in charge can do that.' } as const;

let client: Client;
let end: ScriptedEnd;

afterEach(() => client.close());

/** Enters a chat that is private, or is not. */
async function enter(isPrivate: boolean): Promise<void> {
  const host = new ScriptedHost();
  client = createTestClient({ nick: 'Ada', dial: host.dial });
  const connected = client.connect();
  end = await host.dialed(0);
  end.say({ type: 'challenge', nonce: 'n', versions: [1], software: 'script' });
  await end.heard('hello');
  const welcome = { nick: 'Ada', resumeToken: 'r', epoch: 'e', run: 'r', at: 1, title: 'Lab' };
  end.say({ type: 'welcome', ...welcome, ...(isPrivate && { isPrivate }) } as unknown as HostFrame);
  const { number } = await end.heard('join');
  end.say(lobbyShown);
  end.say(emptyPage);
  end.say({ type: 'ok', number });
  await connected;
}

/** Types it, has the host answer what is asked for, and returns what is told. */
async function types(
  text: string,
  answer: (number: number) => readonly HostFrame[],
): Promise<{ told: string[]; refused: string[] }> {
  const [told, refused]: string[][] = [[], []];
  const entry = parseEntry(text);
  if (entry.type === 'quit') throw new Error('Nobody leaves here.');
  const parts = {
    wayIn: () => wayIn,
    notice: (each: string) => void told?.push(each),
    onRefused: (each: string) => void refused?.push(each),
  };
  const done = performEntry(client, entry, parts as never);
  const { number } = await end.heard(entry.type === 'invite' ? 'create-invite' : 'answer-knock');
  for (const frame of answer(number)) end.say(frame);
  await Promise.race([done, answerWho()]);
  await done;
  return { told: told ?? [], refused: refused ?? [] };
}

/** Owner Bob and operator Eve are here, operator Zoë is not. */
async function answerWho(): Promise<void> {
  const { number } = await end.heard('who');
  const roles = ['Bob', 'Zoë', 'Ada'].map((nick) => ({ nick, role: 'operator' }));
  const roster = { type: 'roster', room: 'lobby', here: 2, nicks: ['Ada', 'Bob'], away: [], roles };
  end.say(roster as unknown as HostFrame);
  end.say({ type: 'ok', number });
}

describe('[P63] /invite', () => {
  beforeEach(() => enter(true));

  it('shows who is in charge what the host says', async () => {
    const { told } = await types('/invite', (number) => [
      { type: 'invite', code: 'otter-lamp-42', codeExpiresAt: 1, token: 'q83vASNFZ4mrze8BI0VniQ' },
      { type: 'ok', number },
    ]);
    expect(told[0]).toContain('    otter-lamp-42@192.168.1.7:5050\n');
    expect(told[0]).toContain(`pychat://192.168.1.7:5050/#${wayIn.keyId}.q83vASNFZ4mrze8BI0VniQ`);
  });

  it('says whom to ask in a private chat: who is in charge and here', async () => {
    const { told, refused } = await types('/invite', (number) => [{ type: 'refused', number, ...notAllowed }]);
    expect(told).toEqual(['This chat is private. Who can invite others: Bob. /msg Bob asks.']);
    expect(refused).toEqual([]);
  });

  it('is refused for one person, where that is not for oneself to give', async () => {
    const { told, refused } = await types('/invite Eve', (number) => [{ type: 'refused', number, ...notAllowed }]);
    expect([told, refused]).toEqual([[], [notAllowed.message]]);
  });

  it('shows everybody the address and the link of an open chat', async () => {
    client.close();
    await enter(false);
    const { told } = await types('/invite', (number) => [{ type: 'refused', number, ...notAllowed }]);
    expect(told[0]).toContain('    192.168.1.7:5050\n');
    expect(told[0]).toContain(`pychat://192.168.1.7:5050/#${wayIn.keyId}`);
  });
});

describe('[P62] /allow and /deny', () => {
  beforeEach(() => enter(true));

  it.each([
    ['/allow Bob', 'Bob is let in.'],
    ['/deny Bob', 'Bob was turned away.'],
  ])('tell that it is done: %s', async (text, sentence) => {
    expect(await types(text, (number) => [{ type: 'ok', number }])).toEqual({ told: [sentence], refused: [] });
  });

  it('tell why it is not', async () => {
    const refused = { code: 'no-such-nick', message: 'Nobody knocks under that nick.' } as const;
    const outcome = await types('/allow Bob', (number) => [{ type: 'refused', number, ...refused }]);
    expect(outcome).toEqual({ told: [], refused: [refused.message] });
  });
});
