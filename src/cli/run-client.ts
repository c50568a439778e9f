import type { Client } from '../client/client.ts';
import { ClientError } from '../client/client-error.ts';
import { interruption } from './interruption.ts';
import { reportLink } from './report-link.ts';

/**
 * Connects, does the work, and says goodbye however it ends. Rejects as soon as the work or the client fails, or someone
 * interrupts. Meanwhile stderr tells when the connection is lost and when it is back.
 */
export async function runClient(client: Client, work: () => Promise<void>): Promise<void> {
  const stopReporting = reportLink(client, (sentence) => process.stderr.write(`${sentence}\n`));
  try {
    await Promise.race([client.connect().then(work), client.failure, interruption()]);
  } finally {
    stopReporting();
    client.close();
  }
}

/** A host that closed is no failure for who only listens. */
export function isHostClosed(error: unknown): error is ClientError {
  return error instanceof ClientError && error.code === 'host-closed';
}
