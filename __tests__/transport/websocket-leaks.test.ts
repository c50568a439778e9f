import { expect, it } from '@jest/globals';
import { RecordingOwner, someTurns } from './recording-owner.ts';
import { WebsocketDoor } from './websocket-pair.ts';

const count = () =>
  process.getActiveResourcesInfo().filter((name) => name === 'Timeout' || name.startsWith('TCP')).length;

async function connectAndClose(closing: 'client' | 'host', type: 'plaintext' | 'tls'): Promise<void> {
  const door = await WebsocketDoor.open(type);
  const dialled = await door.dial();
  const heard = [new RecordingOwner(), new RecordingOwner()] as const;
  dialled.client.open(heard[0]);
  dialled.host.open(heard[1]);
  dialled[closing].close(1000, '');
  await Promise.all([heard[0].ended(), heard[1].ended()]);
  dialled[closing].close(1000, '');
  await door[Symbol.asyncDispose]();
  await someTurns();
}

it.each([
  ['client', 'plaintext'],
  ['host', 'plaintext'],
  ['client', 'tls'],
  ['host', 'tls'],
] as const)('a WebSocket leaves no timer and no socket, closed by its %s, over %s', async (closing, type) => {
  // Jest has timers of its own, which may end meanwhile.
  const before = count();
  for (let round = 0; round < 5; round += 1) await connectAndClose(closing, type);
  expect(count()).toBeLessThanOrEqual(before);
});
