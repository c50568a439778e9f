import path from 'node:path';
import { dial } from '../../src/cli/joining/dial.ts';
import { createKeyProof } from '../../src/identity/key-proof.ts';
import { keyIdOf, openPersonKey } from '../../src/identity/person-key.ts';
import type { HostProcess } from './executable.ts';
import { hostileSequences } from './hostile-strings.ts';
import { enterAs, RawClient } from './raw-client.ts';
import { RawSocket } from './raw-socket.ts';
import { connectRawTls } from './raw-tls.ts';

/** Opens a connection as pychat does, and trusts whoever answers. */
export function dialTo({ port }: HostProcess) {
  return dial({ hostname: '127.0.0.1', port });
}

/** Somebody with the key of this home: the owner, where the host is of it. */
export function identityIn(home: string) {
  const { privateKey, publicKey } = openPersonKey(path.join(home, '.config/pychat'));
  const prove: RawClient['identity']['prove'] = (occasion) => createKeyProof(privateKey, occasion);
  return { publicKey, keyId: keyIdOf(publicKey), prove };
}

/** Says this wherever somebody can say something; what is refused is refused. */
export async function sayEverywhere(villain: RawClient, text: string): Promise<void> {
  const room = 'lobby';
  await villain.ask({ type: 'post', room, text });
  const target = villain.eventsIn(room).findLast(({ type }) => type === 'message-posted')?.seq ?? 1;
  await villain.ask({ type: 'post', room, text: `@Ada ${text}`, replyTo: target });
  await villain.ask({ type: 'post', room, text, isAction: true, ttlMs: 60_000 });
  await villain.ask({ type: 'edit', room, target, text });
  await villain.ask({ type: 'react', room, target, reaction: text });
  await villain.ask({ type: 'set-topic', room, topic: text });
  await villain.ask({ type: 'set-away', message: text });
  await villain.ask({ type: 'rename', nick: text });
  await villain.ask({ type: 'create-room', name: text, isPrivate: false });
  await villain.ask({ type: 'open-room', name: text });
  await villain.ask({ type: 'open-direct', nick: text });
  await villain.ask({ type: 'search', room, terms: [text.slice(0, 200)], from: text });
  await villain.ask({ type: 'login', nick: text, password: text });
  await villain.ask({ type: 'ban', whom: text, forMs: 1000, reason: text });
}

/** Throws somebody out with this as the reason, mutes and bans them. */
export async function keepOrder(
  villain: RawClient,
  { host, text: reason, nick: whom }: { host: HostProcess; text: string; nick: string },
): Promise<void> {
  const thrownOut = await enterAs(whom, { dial: () => dialTo(host) });
  await villain.ask({ type: 'kick', whom, reason });
  await thrownOut.end();
  const { identity } = thrownOut;
  const banned = await enterAs(whom, { dial: () => dialTo(host), identity });
  await villain.ask({ type: 'mute', whom, forMs: 1000 });
  await villain.ask({ type: 'ban', whom, forMs: 60_000, reason });
  await banned.end();
  const refused = new RawClient(await dialTo(host), { identity });
  await refused.hello({ nick: whom });
  await refused.end();
  await villain.ask({ type: 'unban', whom });
}

/** Comes in under this nick, or is refused; leaves with it as the reason. */
export async function comeAndGo(host: HostProcess, text: string): Promise<void> {
  const connection = await dialTo(host);
  const guest = new RawClient(connection);
  await guest.hello({ nick: text, software: text.slice(0, 200) });
  connection.close(4000, Buffer.from(text).subarray(0, 100).toString());
  await guest.ended;
}

/** Bytes that never become text: as the first ones, in the head of a request, and in a frame. */
export async function sendBytes(host: HostProcess): Promise<void> {
  const bytes = Buffer.from(`\u009b7741m${hostileSequences.join(' ')}`, 'latin1');
  const requests = [
    bytes,
    Buffer.concat([Buffer.from('GET /'), bytes]),
    Buffer.concat([Buffer.from('GET / HTTP/1.1\r\nHost: '), bytes]),
  ];
  for (const request of requests) {
    for (const socket of [await RawSocket.connect(host.port), await connectRawTls(host.port)]) {
      await socket.write(Buffer.concat([request, Buffer.from('\r\n\r\n')]));
      socket.socket.end();
      await socket.closed;
    }
  }
  const guest = await enterAs('Bytes', { dial: () => dialTo(host) });
  guest.sendText(hostileSequences.join(' '));
  await guest.ended;
}
