import { MemoryLog } from '../../src/storage/memory-log.ts';
import { openSqliteLog } from '../../src/storage/sqlite-log.ts';
import { describeAppending } from './room-log-appending.ts';
import { describeReading } from './room-log-reading.ts';
import { describeSearching } from './room-log-searching.ts';
import { temporaryFolders } from './temporary-folders.ts';

const temporaryFolder = temporaryFolders();

for (const [kind, open] of [
  ['a memory log', () => new MemoryLog()],
  ['a SQLite log', () => openSqliteLog({ folder: temporaryFolder(), isDurable: false })],
  ['a durable SQLite log', () => openSqliteLog({ folder: temporaryFolder(), isDurable: true })],
] as const) {
  describeAppending(kind, open);
  describeReading(kind, open);
  describeSearching(kind, open);
}
