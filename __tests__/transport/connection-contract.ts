import type { Connection, HostConnection } from '../../src/transport/connection.ts';
import { describeEnds } from './connection-ends.ts';
import { describeTexts } from './connection-texts.ts';
import { RecordingOwner } from './recording-owner.ts';

/** Two ends of one connection; disposing waits until nothing of it is left. */
export interface Pair extends AsyncDisposable {
  readonly client: Connection;
  readonly host: HostConnection;
}

/** What every kind of connection keeps to. */
export function describeConnection(kind: string, openPair: () => Promise<Pair>): void {
  describeTexts(kind, openPair);
  describeEnds(kind, openPair);
}

/** A pair whose ends are open and keep what they hear. */
export async function openBoth(openPair: () => Promise<Pair>) {
  const pair = await openPair();
  const heardByClient = new RecordingOwner();
  const heardByHost = new RecordingOwner();
  pair.client.open(heardByClient);
  pair.host.open(heardByHost);
  return { ...pair, heardByClient, heardByHost };
}
