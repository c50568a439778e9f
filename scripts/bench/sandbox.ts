import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const patienceMs = 10_000;
const foldersByVariable = [
  'HOME',
  'XDG_CONFIG_HOME',
  'XDG_DATA_HOME',
  'XDG_STATE_HOME',
  'XDG_CACHE_HOME',
  'XDG_RUNTIME_DIR',
];

/** A home of its own for the processes of the bench: nobody's real data are touched, and nothing outlives `close`. */
export class Sandbox {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'pychat-bench-'));
  readonly #children = new Set<ChildProcess>();

  start(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
    const child = spawn(command, args, { ...options, env: this.#environment() });
    this.#children.add(child);
    child.once('exit', () => this.#children.delete(child));
    return child;
  }

  createFolder(name: string): string {
    return mkdtempSync(path.join(this.folder, `${name}-`));
  }

  /** Asks the process to end; kills it when it does not. */
  async stop(child: ChildProcess): Promise<void> {
    if (!this.#children.has(child)) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    const timeout = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await exited;
    clearTimeout(timeout);
  }

  /** Kills what still runs and removes the folder. Synchronous, so that it can run while the bench exits. */
  close(): void {
    for (const child of this.#children) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  #environment(): NodeJS.ProcessEnv {
    const foreign = /^(?:PYCHAT_|NODE_|npm_|CI$)/;
    const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
    const folders = foldersByVariable.map((name) => [name, this.folder]);
    return { ...Object.fromEntries(kept), ...Object.fromEntries(folders), TERM: 'xterm-256color', SHELL: '/bin/sh' };
  }
}
