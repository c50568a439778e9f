import type { KeyId } from '../../src/chat/author.ts';
import type { MessagePosted } from '../../src/chat/event.ts';
import type { MessageText } from '../../src/chat/message.ts';
import type { Nick } from '../../src/chat/nick.ts';
import type { RequestId } from '../../src/chat/request.ts';
import { lobby } from '../../src/chat/room-id.ts';
import { openSqliteLog } from '../../src/storage/sqlite/sqlite-log.ts';

const batch = 5000;
/** One message in so many has the rare word. */
const rarity = 300;
const startedAt = Date.UTC(2026, 0, 1);

/** Writes so many messages into a data folder, as a host would have. */
export async function fillRooms(
  folder: string,
  { count, progress }: { count: number; progress(text: string): void },
): Promise<void> {
  const log = openSqliteLog({ folder, isDurable: false });
  for (let head = 0; head < count; head += batch) {
    progress(`writing ${head} of ${count} messages`);
    const events = Array.from({ length: Math.min(batch, count - head) }, (_, index) => message(head + index + 1));
    await log.append([{ room: lobby, expectedHead: head, events }]);
  }
  await log.close();
}

function message(seq: number): MessagePosted {
  const words = `message ${seq} and what goes with it${seq % rarity === 0 ? ', such as quartz' : ''}`;
  return {
    type: 'message-posted',
    seq,
    at: startedAt + seq * 1000,
    by: 'writerwriterwriterwrit' as KeyId,
    nick: 'Writer' as Nick,
    id: `writer00.${seq}` as RequestId,
    text: words as MessageText,
  };
}
