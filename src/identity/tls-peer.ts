import type { TLSSocket } from 'node:tls';

// What a side of a TLS 1.3 connection may believe once 'secureConnect' or 'secureConnection' has come. Whatever is written to
// a socket before, by `ws` too, goes out without having been asked: check first, then hand the socket on.

const exporterLabel = 'EXPERIMENTAL pychat channel';
const channelIdBytes = 32;

/** The public key (SPKI, DER, base64url) that the peer has proved to hold; undefined if it showed no certificate. */
export function publicKeyOfPeer(socket: TLSSocket): string | undefined {
  const key = socket.getPeerX509Certificate()?.publicKey;
  return key?.export({ type: 'spki', format: 'der' }).toString('base64url');
}

/** Names this very connection, the same on both sides and on no other (RFC 8446, §7.5). Throws below TLS 1.3, where it may not. */
export function channelIdOf(socket: TLSSocket): Buffer {
  const version = socket.getProtocol();
  if (version !== 'TLSv1.3') throw new Error(`A channel is named in TLS 1.3 only, not in ${version}.`);
  return socket.exportKeyingMaterial(channelIdBytes, exporterLabel, Buffer.alloc(0));
}
