import { createMemoryPair } from '../../src/transport/memory-pair.ts';
import { describeConnection } from './connection-contract.ts';
import { StreamDoor } from './event-stream-pair.ts';
import { WebsocketDoor } from './websocket-pair.ts';

describeConnection('a memory pair', async () => ({ ...createMemoryPair(), [Symbol.asyncDispose]: async () => {} }));

describeConnection('a WebSocket', () => openPair('plaintext'));

describeConnection('a WebSocket over TLS', () => openPair('tls'));

describeConnection('a stream', () => openStreamPair('http'));

describeConnection('a stream over TLS', () => openStreamPair('https'));

async function openStreamPair(scheme: 'http' | 'https') {
  const door = await StreamDoor.open(scheme);
  const { client, host } = await door.dial();
  return { client, host, [Symbol.asyncDispose]: () => door[Symbol.asyncDispose]() };
}

async function openPair(type: 'plaintext' | 'tls') {
  const door = await WebsocketDoor.open(type);
  const { client, host } = await door.dial();
  return { client, host, [Symbol.asyncDispose]: () => door[Symbol.asyncDispose]() };
}
