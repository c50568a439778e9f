import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { places } from './places.ts';

/** A host on this machine, as it announced itself. */
export interface RunningHost {
  readonly pid: number;
  readonly port: number;
  /** The one address it listens on, where that is not all of them. */
  readonly bind?: string;
  readonly title: string;
  /** Absent for a host that keeps nothing on disk. */
  readonly dataFolder?: string;
}

/** Tells other commands on this machine about a host; call the result when it ends. */
export function announceHost(host: RunningHost): () => void {
  const file = fileOf(host.pid);
  mkdirSync(places.runningHostsFolder, { recursive: true });
  writeFileSync(file, JSON.stringify(host));
  return () => rmSync(file, { force: true });
}

/** The hosts that run on this machine now; what killed ones left behind is cleared away. */
export function findRunningHosts(): RunningHost[] {
  return listFiles().flatMap((file) => {
    const host = readHost(path.join(places.runningHostsFolder, file));
    if (host && isAlive(host.pid)) return [host];
    rmSync(path.join(places.runningHostsFolder, file), { force: true });
    return [];
  });
}

function fileOf(pid: number): string {
  return path.join(places.runningHostsFolder, `${pid}.json`);
}

function listFiles(): string[] {
  try {
    return readdirSync(places.runningHostsFolder).filter((file) => file.endsWith('.json'));
  } catch {
    // No folder: no host was ever started here.
    return [];
  }
}

function readHost(file: string): RunningHost | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Half written or damaged: as good as none.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, as another person's process.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
