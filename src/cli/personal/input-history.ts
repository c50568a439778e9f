import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { maxMessageCharacters } from '../../chat/message.ts';
import { neutralize } from '../../chat/text.ts';
import type { InputHistoryStore } from '../../client/completion/input-history.ts';
import { places } from '../places.ts';

const maxTexts = 500;
/** No more is read of a file, whatever it holds. */
const maxReadBytes = 4 * 1024 * 1024;
/** In UTF-16 units: a character takes two at most. */
const maxTextLength = 2 * maxMessageCharacters;

/**
 * What was submitted before, one JSON string a line. Several pychats may add to it at once. A damaged line is passed over,
 * and a home that cannot be read or written is no reason to stop someone from talking.
 */
export const inputHistoryStore: InputHistoryStore = {
  read: () => {
    const { texts, isFull, inode } = readTexts(places.inputHistoryFile);
    const older = texts.length < maxTexts ? readTexts(places.olderInputHistoryFile).texts : [];
    if (isFull) startAnew(inode);
    return [...older, ...texts].slice(-maxTexts);
  },
  add: (text) => {
    try {
      mkdirSync(path.dirname(places.inputHistoryFile), { recursive: true });
      // One write at the end of the file: what others add at the same time stands before or after it.
      appendFileSync(places.inputHistoryFile, `${JSON.stringify(text)}\n`, { mode: 0o600 });
    } catch {
      // It is found by ↑ until pychat ends.
    }
  },
};

interface ReadTexts {
  readonly texts: readonly string[];
  /** It need not grow any more. */
  readonly isFull: boolean;
  readonly inode: number;
}

function readTexts(file: string): ReadTexts {
  try {
    const { tail, size, inode } = readTail(file);
    const texts = tail
      .toString()
      .split('\n')
      .flatMap((line) => parseLine(line) ?? []);
    return { texts, inode, isFull: texts.length >= maxTexts || size > maxReadBytes };
  } catch {
    // The first start, or nothing that could be kept.
    return { texts: [], inode: 0, isFull: false };
  }
}

function readTail(file: string): { tail: Buffer; size: number; inode: number } {
  const descriptor = openSync(file, 'r');
  try {
    const { size, ino } = fstatSync(descriptor);
    const tail = Buffer.alloc(Math.min(size, maxReadBytes));
    const length = readSync(descriptor, tail, 0, tail.length, size - tail.length);
    return { tail: tail.subarray(0, length), size, inode: ino };
  } finally {
    closeSync(descriptor);
  }
}

/** Renaming loses nothing that another pychat is just writing. What another has renamed already is left alone. */
function startAnew(inode: number): void {
  try {
    if (statSync(places.inputHistoryFile).ino !== inode) return;
    renameSync(places.inputHistoryFile, places.olderInputHistoryFile);
  } catch {
    // Then it grows, and is begun anew another time.
  }
}

function parseLine(line: string): string | undefined {
  let text: unknown;
  try {
    text = JSON.parse(line);
  } catch {
    return undefined;
  }
  return typeof text === 'string' && text !== '' && text.length <= maxTextLength ? neutralize(text) : undefined;
}
