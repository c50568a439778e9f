import { it } from '@jest/globals';
import { waitFor } from '../helpers/wait-for.ts';
import { StreamDoor } from './event-stream-pair.ts';
import { RecordingOwner } from './recording-owner.ts';

const count = () =>
  process.getActiveResourcesInfo().filter((name) => name === 'Timeout' || name.startsWith('TCP')).length;

async function connectAndClose(closing: 'client' | 'host', scheme: 'http' | 'https'): Promise<void> {
  const door = await StreamDoor.open(scheme);
  const dialled = await door.dial();
  const heard = [new RecordingOwner(), new RecordingOwner()] as const;
  dialled.client.open(heard[0]);
  dialled.host.open(heard[1]);
  dialled.client.send('a text');
  await heard[1].received(1);
  dialled[closing].close(1000, '');
  await Promise.all([heard[0].ended(), heard[1].ended()]);
  dialled[closing].close(1000, '');
  await door[Symbol.asyncDispose]();
}

it.each([
  ['client', 'http'],
  ['host', 'http'],
  ['client', 'https'],
  ['host', 'https'],
] as const)('a stream leaves no timer and no socket, closed by its %s, over %s', async (closing, scheme) => {
  const before = count();
  for (let round = 0; round < 5; round += 1) await connectAndClose(closing, scheme);
  // The client's sockets go a little later than the host's.
  await waitFor(
    () => count() <= before,
    () => `only what was there before; there is ${process.getActiveResourcesInfo()}`,
  );
});
