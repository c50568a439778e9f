// The load: members of one server, in a process of their own. It is asked over IPC, and ends with whoever asks.
import { openPersonKey } from '../../../src/identity/person-key.ts';
import { isEncrypted, type ServerName } from '../server.ts';
import type { Audience } from './audience.ts';
import type { Dialect } from './dialect.ts';
import { shakeHands } from './handshakes.ts';
import { Ledger } from './ledger.ts';
import { Member } from './member.ts';
import { plainDialect } from './plain-dialect.ts';
import { createPychatDialect } from './pychat-dialect.ts';
import type { Question } from './question.ts';
import { socketIoDialect } from './socket-io-dialect.ts';
import { talk } from './talk.ts';
import { Transcript } from './transcript.ts';

const dialects: Record<ServerName, () => Dialect> = {
  ws: () => plainDialect,
  'socket.io': () => socketIoDialect,
  'bare TLS': () => plainDialect,
  'bare relay over TLS': () => plainDialect,
  pychat: openPychatDialect,
  'pychat over TLS': openPychatDialect,
};

function openPychatDialect(): Dialect {
  return createPychatDialect(openPersonKey(process.env.HOME as string));
}

const [server, port] = process.argv.slice(2) as [ServerName, string];
const audience: Audience = {
  port: Number(port),
  isEncrypted: isEncrypted(server),
  dialect: dialects[server](),
  ledger: new Ledger(),
  transcript: new Transcript(),
};
const members: Member[] = [];

async function answer(question: Question): Promise<unknown> {
  switch (question.type) {
    case 'enter':
      return enter(question);
    case 'shake-hands':
      return shakeHands(audience.port, question);
    case 'talk':
      return talk(members, audience, question);
  }
}

/** Lets so many more members in, some of them at a time; returns how long it took until all were in. */
async function enter({ count, atOnce }: { count: number; atOnce: number }): Promise<{ ms: number }> {
  const startedAt = performance.now();
  const size = members.length + count;
  const lane = async () => {
    while (members.length < size) {
      const member = new Member(`member${members.length}`, audience);
      members.push(member);
      await member.entered;
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, lane));
  return { ms: performance.now() - startedAt };
}

process.on('message', (question: Question) => {
  void answer(question).then((result) => process.send?.({ result }));
});
// A check that fails throws wherever it is; the load is of no use any more.
process.on('uncaughtException', (error) => {
  process.send?.({ mistake: error.message }, () => process.exit(1));
});
process.on('disconnect', () => process.exit());
