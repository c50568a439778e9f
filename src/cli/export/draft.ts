import { randomBytes } from 'node:crypto';
import { access, type FileHandle, link, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** A file that nobody sees under its name before it is whole. */
export class Draft {
  readonly #file: string;
  readonly #handle: FileHandle;

  private constructor(file: string, handle: FileHandle) {
    this.#file = file;
    this.#handle = handle;
  }

  /** In the folder that the file is to be in. Publish or discard it. */
  static async open(folder: string): Promise<Draft> {
    const file = path.join(folder, `.pychat-export-${randomBytes(6).toString('hex')}`);
    return new Draft(file, await open(file, 'wx'));
  }

  write(text: string): Promise<void> {
    return this.#handle.appendFile(text);
  }

  /** Gives the file this name in place of whatever has it. */
  async replace(target: string): Promise<void> {
    await this.#finish();
    await rename(this.#file, target);
  }

  /** Gives the file the first of these names that is free; returns undefined if none is. */
  async publish(targets: Iterable<string>): Promise<string | undefined> {
    await this.#finish();
    for (const target of targets) {
      if (await this.#take(target)) return target;
    }
    return undefined;
  }

  /** Removes what is there of it; nothing after it was published. */
  async discard(): Promise<void> {
    await this.#handle.close();
    await rm(this.#file, { force: true });
  }

  async #finish(): Promise<void> {
    await this.#handle.sync();
    await this.#handle.close();
  }

  /** A link never takes the place of another file, as a rename does; not every disk has links. */
  async #take(target: string): Promise<boolean> {
    try {
      await link(this.#file, target);
      await rm(this.#file, { force: true });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST' || (await exists(target))) return false;
      await rename(this.#file, target);
      return true;
    }
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    // Whatever else is in the way, the rename tells.
    () => false,
  );
}
