import { randomBytes } from 'node:crypto';
import type { RoomEvent } from '../../../src/chat/event.ts';
import { lobby } from '../../../src/chat/room-id.ts';
import { createKeyProof } from '../../../src/identity/key-proof.ts';
import type { PersonKey } from '../../../src/identity/person-key.ts';
import { encodeClientFrame } from '../../../src/protocol/client-frame.ts';
import type { Challenge, HostFrame } from '../../../src/protocol/host-frame.ts';
import { protocolVersions, subprotocol } from '../../../src/protocol/version.ts';
import { type Dialect, type Reading, requestsBeforePosts, type SaidMessage } from './dialect.ts';

const joinNumber = requestsBeforePosts;

/** The native protocol (PROTOCOL.md). All members have one key and differ by nick. */
export function createPychatDialect(key: PersonKey): Dialect {
  return {
    path: '/',
    subprotocol,
    hasAnswers: true,
    read: (text, nick): Reading => {
      const frame = JSON.parse(text) as HostFrame;
      switch (frame.type) {
        case 'challenge':
          return { isOwn: true, reply: encodeHello(frame, { key, nick }) };
        case 'welcome':
          return { isOwn: true, reply: encodeClientFrame({ type: 'join', number: joinNumber, room: lobby }) };
        case 'ok':
          return frame.number === joinNumber ? { isOwn: true, isIn: true } : { isOwn: true, answers: frame.number };
        case 'events':
          return { messages: frame.events.map(readEvent) };
        case 'ping':
          return { reply: encodeClientFrame({ type: 'pong' }) };
        case 'presence':
          return {};
        case 'room':
        case 'page':
        case 'roster':
          return { isOwn: true };
        default:
          throw new Error(`pychat said ${text}`);
      }
    },
    post: (message, number) => encodeClientFrame({ type: 'post', number, room: lobby, text: message }),
  };
}

function readEvent(event: RoomEvent): SaidMessage {
  if (event.type !== 'message-posted') throw new Error(`An event came that the load did not ask for: ${event.type}`);
  return { text: event.text, seq: event.seq };
}

function encodeHello({ nonce }: Challenge, { key, nick }: { key: PersonKey; nick: string }): string {
  const clientId = randomBytes(9).toString('base64url');
  const proof = createKeyProof(key.privateKey, { nonce, clientId });
  const version = protocolVersions[0] as number;
  return encodeClientFrame({
    type: 'hello',
    version,
    software: 'pychat bench',
    key: key.publicKey,
    proof,
    clientId,
    nick,
  });
}
