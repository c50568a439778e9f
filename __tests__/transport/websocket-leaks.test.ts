import { expect, it } from '@jest/globals';
import { RecordingOwner, someTurns } from './recording-owner.ts';
import { WebsocketDoor } from './websocket-pair.ts';

const count = () =>
  process.getActiveResourcesInfo().filter((name) => name === 'Timeout' || name.startsWith('TCP')).length;

async function connectAndClose(closing: 'client' | 'host'): Promise<void> {
  const door = await WebsocketDoor.open();
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

it.each(['client', 'host'] as const)('a WebSocket leaves no timer and no socket, closed by its %s', async (closing) => {
  // Jest has timers of its own, which may end meanwhile.
  const before = count();
  for (let round = 0; round < 5; round += 1) await connectAndClose(closing);
  expect(count()).toBeLessThanOrEqual(before);
});
