import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Whoever holds the lock for longer was killed. */
const lockTimeoutMs = 10_000;

/** Where to append, and how much to keep. */
export interface RotatingFileOptions {
  readonly path: string;
  /** No file grows beyond this, but for an `append` that is longer, and for what others write just while one rotates. */
  readonly maxBytes: number;
  /** This many in all: `path`, and older ones as `path.1`, `path.2` … */
  readonly maxFiles: number;
}

/** A file of whole lines that several processes may append to at once. It is opened for each write: another may have rotated it. */
export class RotatingFile {
  readonly #options: RotatingFileOptions;
  #isTorn = false;

  constructor(options: RotatingFileOptions) {
    this.#options = options;
  }

  /** In one write. `lines` end with a line end. Throws the system's error. */
  append(lines: string): void {
    const bytes = Buffer.from(this.#isTorn ? `\n${lines}` : lines);
    mkdirSync(path.dirname(this.#options.path), { recursive: true });
    if (this.#isFullWith(bytes)) this.#rotate(bytes);
    const descriptor = openSync(this.#options.path, 'a', 0o600);
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    } finally {
      if (written > 0) this.#isTorn = written < bytes.length;
      closeSync(descriptor);
    }
  }

  #isFullWith(bytes: Buffer): boolean {
    const found = statSync(this.#options.path, { throwIfNoEntry: false });
    // Whatever else stands there is nothing of ours to move.
    if (!found?.isFile() || found.size === 0) return false;
    return found.size + bytes.length > this.#options.maxBytes;
  }

  #rotate(bytes: Buffer): void {
    const lock = `${this.#options.path}.lock`;
    try {
      closeSync(openSync(lock, 'wx', 0o600));
    } catch {
      // Another process is at it; meanwhile this one writes to either file.
      if (isOlderThan(lock, lockTimeoutMs)) rmSync(lock, { force: true });
      return;
    }
    try {
      // Another process may just have done it.
      if (this.#isFullWith(bytes)) this.#shift();
    } finally {
      rmSync(lock, { force: true });
    }
  }

  #shift(): void {
    const { path: newest, maxFiles } = this.#options;
    for (let age = maxFiles - 1; age > 0; age -= 1) {
      try {
        renameSync(age === 1 ? newest : `${newest}.${age - 1}`, `${newest}.${age}`);
      } catch {
        // There are not so many yet, or this one cannot be moved now: then the file grows, and is tried again.
      }
    }
  }
}

function isOlderThan(file: string, ms: number): boolean {
  const modifiedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return modifiedAt !== undefined && Date.now() - modifiedAt > ms;
}
