import { afterEach, describe, expect, it } from '@jest/globals';
import type { Nick } from '../../src/chat/nick.ts';
import { parseEntry } from '../../src/chat/slash-command.ts';
import type { Client } from '../../src/client/client.ts';
import { formatKnock, formatKnocking, Knocks } from '../../src/client/knocks.ts';
import { type ScriptedEnd, ScriptedHost } from '../helpers/scripted-host.ts';
import { createTestClient, viewWhen } from '../helpers/test-client.ts';

const knock = (nick: string) => ({ type: 'knock', nick: nick as Nick, address: '192.168.1.23' }) as const;

describe('those who knock', () => {
  it('wait for five minutes, the latest first, unless they were answered', () => {
    let now = 0;
    const knocks = new Knocks(() => now);
    for (const nick of ['Bob', 'Eve', 'Zoë', 'Bob']) {
      knocks.hear(knock(nick));
      now += 1000;
    }
    expect(knocks.waiting).toEqual(['Bob', 'Zoë', 'Eve']);
    knocks.forget('Zoë');
    now = 301_000;
    expect(knocks.waiting).toEqual(['Bob']);
    knocks.clear();
    expect(knocks.waiting).toEqual([]);
  });

  it('are not kept without end, whatever a host says', () => {
    const knocks = new Knocks(() => 0);
    for (let each = 0; each < 1000; each += 1) knocks.hear(knock(`Bob${each}`));
    expect(knocks.waiting).toHaveLength(100);
    expect(knocks.waiting[0]).toBe('Bob999');
  });

  it('are told of with what lets them in, and what does not', () => {
    const told = 'Bob at 192.168.1.23 wants to be let in: /allow Bob or /deny Bob';
    expect(formatKnock(knock('Bob'))).toBe(told);
    expect(formatKnocking('Lab\u001b')).toBe('Waiting to be let in by the host of Lab␛…');
  });

  it.each(['plaintext', 'PlainText'])('cannot make somebody allow something else by being called %s', (nick) => {
    const [, typed = ''] = /: (\/allow \S+) or/u.exec(formatKnock(knock(nick))) ?? [];
    expect(parseEntry(typed)).toEqual({ type: 'answer-knock', nick, isLetIn: true });
  });
});

describe('what a client hears of who comes in', () => {
  const clients: Client[] = [];
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });

  async function enter(): Promise<{ client: Client; end: ScriptedEnd; host: ScriptedHost; urgent: string[] }> {
    const host = new ScriptedHost();
    const client = createTestClient({ nick: 'Ada', dial: host.dial });
    clients.push(client);
    const urgent: string[] = [];
    client.onUrgent((text) => urgent.push(text));
    const connected = client.connect();
    const end = await host.goLive(0);
    await connected;
    return { client, end, host, urgent };
  }
  const noticesOf = ({ view: { items } }: Client) =>
    items.flatMap((item) => (item.kind === 'notice' ? [`${item.tone}: ${item.text}`] : []));
  const noticesWhen = async (client: Client, count: number) => {
    await viewWhen(client, () => noticesOf(client).length >= count);
    return noticesOf(client);
  };

  it('[P62] is who knocks, until that is answered or another connection is opened', async () => {
    const { client, end, host, urgent } = await enter();
    end.say(knock('Bob'));
    end.say(knock('Eve'));
    expect(await noticesWhen(client, 2)).toEqual([
      expect.stringMatching(/^urgent: Bob at/u),
      expect.stringMatching(/^urgent: Eve at/u),
    ]);
    expect(urgent).toHaveLength(2);
    expect(client.knocking).toEqual(['Eve', 'Bob']);
    const answered = client.answerKnock('Bob', true);
    const { number, ...asked } = await end.heard('answer-knock');
    expect(asked).toEqual({ type: 'answer-knock', nick: 'Bob', isLetIn: true });
    end.say({ type: 'ok', number });
    await answered;
    expect(client.knocking).toEqual(['Eve']);
    end.close(1006);
    await host.goLive(1);
    await viewWhen(client, ({ link }) => link.type === 'open');
    expect(client.knocking).toEqual([]);
  });

  it('[P61] is another code in the place of the old one, which nobody has asked for', async () => {
    const { client, end } = await enter();
    const invite = { type: 'invite', code: 'otter-lamp-42', codeExpiresAt: 1 } as const;
    end.say({ ...invite, isReplacement: true });
    end.say({ ...invite, code: '3-otter-lamp-42', whom: 'Bob', isReplacement: true });
    const [common = '', personal = ''] = await noticesWhen(client, 2);
    expect(common).toMatch(/^urgent: .*wrong codes.*otter-lamp-42.*\/invite/u);
    expect(personal).toMatch(/Bob.*3-otter-lamp-42/u);
  });

  it('[P63] is what it asked for, also while a code is replaced', async () => {
    const { client, end } = await enter();
    const asked = client.createInvite('Bob');
    const { number, whom } = await end.heard('create-invite');
    expect(whom).toBe('Bob');
    end.say({ type: 'invite', code: 'old-new-10', codeExpiresAt: 1, isReplacement: true });
    end.say({ type: 'invite', code: '3-otter-lamp-42', codeExpiresAt: 2, whom: 'Bob' });
    end.say({ type: 'ok', number });
    expect(await asked).toMatchObject({ code: '3-otter-lamp-42', codeExpiresAt: 2 });
  });

  it('[P64] is that somebody can be read along, once when it begins and once when it ends', async () => {
    const { client, end } = await enter();
    expect(client.view.isExposed).toBe(false);
    for (const isExposed of [true, true, false, false]) end.say({ type: 'exposure', isExposed });
    const notices = await noticesWhen(client, 2);
    expect(notices).toEqual([
      'information: Somebody here is not encrypted: who is on the network can read along.',
      'information: Everybody here is encrypted again.',
    ]);
  });
});
