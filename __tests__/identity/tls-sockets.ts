import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import tls, { type ConnectionOptions, type TLSSocket, type TlsOptions } from 'node:tls';
import type { TlsCredentials } from '../../src/identity/certificate.ts';

/** Both ends of a TLS connection over a real socket, and what the client saw within its 'secureConnect'. */
export interface TlsPair<Seen> extends AsyncDisposable {
  readonly client: TLSSocket;
  readonly host: TLSSocket;
  readonly seen: Seen;
}

/** Connects to a host with these credentials as pychat's own clients do; `look` is called before anything was written. */
export async function connectTls<Seen>(
  options: TlsCredentials & TlsOptions,
  look: (client: TLSSocket) => Seen,
  trust: ConnectionOptions = { rejectUnauthorized: false },
): Promise<TlsPair<Seen>> {
  const server = tls.createServer(options);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'secureConnection') as Promise<[TLSSocket]>;
  const { port } = server.address() as AddressInfo;
  const client = tls.connect({ port, host: '127.0.0.1', ...trust });
  const seen = await new Promise<Seen>((resolve, reject) => {
    client.once('secureConnect', () => resolve(look(client)));
    client.once('error', reject);
  });
  const [host] = await accepted;
  const dispose = async () => {
    const closed = once(server, 'close');
    client.destroy();
    host.destroy();
    server.close();
    await closed;
  };
  return { client, host, seen, [Symbol.asyncDispose]: dispose };
}
