import { createMemoryPair } from '../../src/transport/memory-pair.ts';
import { describeConnection } from './connection-contract.ts';
import { WebsocketDoor } from './websocket-pair.ts';

describeConnection('a memory pair', async () => ({ ...createMemoryPair(), [Symbol.asyncDispose]: async () => {} }));

describeConnection('a WebSocket', async () => {
  const door = await WebsocketDoor.open();
  const { client, host } = await door.dial();
  return { client, host, [Symbol.asyncDispose]: () => door[Symbol.asyncDispose]() };
});
