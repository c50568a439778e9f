import { constants } from 'node:crypto';
import type net from 'node:net';
import tls, { type TLSSocket } from 'node:tls';
import type { TlsCredentials } from '../../identity/certificate.ts';

/** TLS 1.3 first; of TLS 1.2 only suites with forward secrecy and authenticated encryption. */
const ciphers = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  // For a certificate that someone brings.
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-RSA-CHACHA20-POLY1305',
].join(':');

/** What a TLS door tells. */
export interface TlsDoorParts {
  readonly credentials: TlsCredentials;
  /** A handshake is done: `socket` carries what is inside. */
  entered(socket: TLSSocket): void;
  /** A handshake failed; the socket is closed. */
  failed(socket: TLSSocket): void;
}

/** Shakes hands on sockets that begin with a TLS record. How long that takes is for its owner to watch. */
export interface TlsDoor {
  enter(socket: net.Socket): void;
  /** Later handshakes show this certificate. */
  renew(credentials: TlsCredentials): void;
}

export function createTlsDoor({ credentials, entered, failed }: TlsDoorParts): TlsDoor {
  const settings: tls.SecureContextOptions = {
    ciphers,
    minVersion: 'TLSv1.2',
    honorCipherOrder: true,
    secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
  };
  const server = tls.createServer({ ...settings, ...credentials });
  server.on('secureConnection', (socket) => {
    socket.on('error', () => socket.destroy());
    entered(socket);
  });
  server.on('tlsClientError', (_, socket) => {
    failed(socket);
    socket.destroy();
  });
  return {
    enter: (socket) => void server.emit('connection', socket),
    renew: (renewed) => server.setSecureContext({ ...settings, ...renewed }),
  };
}
