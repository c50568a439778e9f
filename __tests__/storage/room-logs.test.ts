import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { openSqliteLog } from '../../src/storage/sqlite/sqlite-log.ts';
import { describeAmending } from './room-log-amending.ts';
import { describeAppending } from './room-log-appending.ts';
import { describePeople } from './room-log-people.ts';
import { describePruning } from './room-log-pruning.ts';
import { describeReading } from './room-log-reading.ts';
import { describeRecords } from './room-log-records.ts';
import { describeSearching } from './room-log-searching.ts';
import { describeTemporary } from './room-log-temporary.ts';
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
  describeAmending(kind, open);
  describeTemporary(kind, open);
  describeRecords(kind, open);
  describePeople(kind, open);
  describePruning(kind, open);
}
