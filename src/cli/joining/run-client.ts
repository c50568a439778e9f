import { ClientError } from '../../client/client-error.ts';
import { interruption } from '../interruption.ts';
import { connectGuest, type Guest } from './guest.ts';
import { reportLink } from './report-link.ts';

/**
 * Connects, does the work, and says goodbye however it ends. Rejects as soon as the work or the client fails, or someone
 * interrupts. Meanwhile stderr tells of a host that was never met, and when the connection is lost and is back.
 */
export async function runClient(guest: Guest, work: () => Promise<void>): Promise<void> {
  const { client } = guest;
  const tell = (sentence: string) => void process.stderr.write(`${sentence}\n`);
  const stopReporting = reportLink(client, tell);
  const run = async () => {
    const firstMeeting = await connectGuest(guest);
    if (firstMeeting !== undefined) tell(firstMeeting);
    await work();
  };
  try {
    await Promise.race([run(), client.failure, interruption()]);
  } finally {
    stopReporting();
    client.close();
  }
}

/** A host that closed is no failure for who only listens. */
export function isHostClosed(error: unknown): error is ClientError {
  return error instanceof ClientError && error.code === 'host-closed';
}
