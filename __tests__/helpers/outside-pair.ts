import type { Channel, Connection } from '../../src/transport/connection.ts';
import { createMemoryPair } from '../../src/transport/memory-pair.ts';
import type { TestHost } from './test-host.ts';

/** Where a connection of a test seems to come from. */
export interface Outside {
  readonly address?: string;
  readonly channel?: Channel;
}

const tlsChannel: Channel = { type: 'tls', id: 'Y2hhbm5lbA' };

/** A connection inside the process that the host takes for one from the network: encrypted, unless another channel is given. */
export async function dialOutside(
  { host }: Pick<TestHost, 'host'>,
  { address = '192.0.2.7', channel = tlsChannel }: Outside = {},
): Promise<Connection> {
  const pair = createMemoryPair();
  host.accept({ ...pair.host, remoteAddress: address, channel });
  return { ...pair.client, channel };
}
