import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { WireForm } from '../../src/gateways/gateway.ts';
import { nativeWireForm } from '../../src/gateways/native.ts';
import { Publication } from '../../src/host/sessions/publication.ts';
import type { HostConnection } from '../../src/transport/connection.ts';
import { lineFraming } from '../../src/transport/line-framing.ts';
import { createMemoryPair } from '../../src/transport/memory-pair.ts';
import { websocketFraming } from '../../src/transport/websocket-framing.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('a publication', () => {
  const count = { encoded: 0 };
  const form: WireForm = {
    name: 'counting',
    encode: ({ type }) => {
      count.encoded += 1;
      return Buffer.from(`${type} `);
    },
  };

  it('is encoded once for each wire form, and everybody gets the very same buffer', () => {
    const publication = new Publication({ type: 'ping', at: 1 }, { type: 'ok', number: 1 });
    const first = publication.bufferFor(form);
    expect(first.toString()).toBe('ping ok ');
    expect(publication.bufferFor(form)).toBe(first);
    expect(count.encoded).toBe(2);
    expect(publication.bufferFor(nativeWireForm(lineFraming))).not.toBe(first);
  });

  it('has one native wire form for each framing', () => {
    expect(nativeWireForm(lineFraming)).toBe(nativeWireForm(lineFraming));
    expect(nativeWireForm(lineFraming)).not.toBe(nativeWireForm(websocketFraming));
  });
});

describe('fan-out', () => {
  let room: TestHost;
  let ada: RawClient;
  beforeEach(async () => {
    room = await openTestHost();
    ada = await enterAs('Ada', room);
  });
  afterEach(() => room.close());

  /** A member, and each write that the host made to it. */
  const enterWatched = async (nick: string) => {
    const { client, host } = createMemoryPair();
    const writes: (readonly Buffer[])[] = [];
    const watched: HostConnection = {
      ...host,
      write: (buffers) => {
        writes.push(buffers);
        host.write(buffers);
      },
    };
    room.host.accept(watched);
    const member = await enterAs(nick, { dial: async () => client });
    await member.fence();
    writes.length = 0;
    return { member, writes };
  };

  it('gives two connections of one wire form the very same buffer', async () => {
    const [bob, carol] = [await enterWatched('Bob'), await enterWatched('Carol')];
    await bob.member.fence();
    await ada.post('hello');
    await Promise.all([bob.member.fence(), carol.member.fence()]);
    const eventsIn = (writes: (readonly Buffer[])[]) => writes.flat().filter((buffer) => buffer.includes('"events"'));
    const [toBob, toCarol] = [eventsIn(bob.writes), eventsIn(carol.writes)];
    expect(toBob).toHaveLength(1);
    expect(toBob[0]).toBe(toCarol[0]);
  });

  it('makes one write to a connection for all that a tick brings it: events, its answers and what it asked to see', async () => {
    const bob = await enterWatched('Bob');
    await Promise.all([
      ada.post('one'),
      ada.post('two'),
      bob.member.post('three'),
      bob.member.post(''),
      bob.member.ask({ type: 'read-history', room: 'lobby' }),
    ]);
    expect(bob.writes).toHaveLength(1);
    expect(
      Buffer.concat(bob.writes[0] ?? [])
        .toString()
        .split('\n')
        .map((line) => line && JSON.parse(line).type),
    ).toEqual(['events', 'ok', 'refused', 'page', 'ok', '']);
  });

  it('[P15] puts a large tick into several frames, without a gap', async () => {
    await Promise.all(Array.from({ length: 450 }, () => ada.post('x')));
    const frames = ada.all('events').map(({ events }) => events.map(({ seq }) => seq));
    expect(Math.max(...frames.map(({ length }) => length))).toBeLessThanOrEqual(200);
    expect(frames.flat()).toEqual(Array.from({ length: 450 }, (_, index) => index + 1));
  });
});
