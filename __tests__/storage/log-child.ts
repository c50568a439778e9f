import { openSqliteLog } from '../../src/storage/sqlite/sqlite-log.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { commit, deletion, lobby, message, messages } from './sample-events.ts';

// A host of its own, as far as its log goes. Says one word a line on stdout; `write` goes on until it is killed, or waits for that in the end.
const [task, folder = ''] = process.argv.slice(2);
const say = (word: string | number) => process.stdout.write(`${word}\n`);

try {
  const log = openSqliteLog({ folder, isDurable: false });
  say('open');
  if (task === 'hold') process.stdin.resume();
  if (task === 'write') {
    const start = await log.head(lobby);
    for (let head = start; head < start + 5000; head += 10) {
      await log.append([commit(lobby, head, messages(head + 1, head + 10))]);
      say(head + 10);
    }
    process.stdin.resume();
  }
  if (task === 'whisper') {
    const secret = message(1, 'whispered', { expiresAt: 1e15 });
    await log.append([commit(lobby, 0, [secret, message(2, 'regretted'), message(3, 'spoken')])]);
    await log.append([commit(lobby, 3, [deletion(4, 2)])]);
    const { events } = await log.readAfter(lobby, 0, { maxEvents: 1, maxBytes: 1 });
    say(events.map((event) => 'text' in event && event.text).join());
    process.stdin.resume();
  }
  if (task === 'overfill') {
    // The disk is small: see the test.
    await log.append([commit(lobby, 0, messages(1, 3))]);
    const large = messages(4, 1000, 'x'.repeat(4000));
    say(await log.append([commit(lobby, 3, large)]).catch(codeOf));
    say(await log.append([commit(lobby, 3, messages(4, 4))]).catch(codeOf));
    await log.close();
  }
} catch (error) {
  say(codeOf(error));
}

function codeOf(error: unknown): string {
  if (error instanceof StorageError) return error.code;
  throw error;
}
