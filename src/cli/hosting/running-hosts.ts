import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { places } from '../places.ts';

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
  const file = path.join(places.runningHostsFolder, `${host.pid}.json`);
  try {
    mkdirSync(places.runningHostsFolder, { recursive: true });
    // Whoever looks meanwhile sees all of it or nothing.
    writeFileSync(`${file}.draft`, JSON.stringify(host));
    renameSync(`${file}.draft`, file);
  } catch {
    // A read-only home is no reason not to host: others are told the address.
  }
  return () => rmSync(file, { force: true });
}

/** The hosts that run on this machine now; what killed ones left behind is cleared away. */
export function findRunningHosts(): RunningHost[] {
  return listFiles().flatMap((name) => {
    const file = path.join(places.runningHostsFolder, name);
    if (!isAlive(Number.parseInt(name, 10))) {
      rmSync(file, { force: true });
      return [];
    }
    const host = readHost(file);
    return host ? [host] : [];
  });
}

function listFiles(): string[] {
  try {
    return readdirSync(places.runningHostsFolder).filter((name) => /^\d+\.json(?:\.draft)?$/u.test(name));
  } catch {
    // No folder: no host was ever started here.
    return [];
  }
}

function readHost(file: string): RunningHost | undefined {
  if (file.endsWith('.draft')) return undefined;
  try {
    const host = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isInteger(host.port) && typeof host.title === 'string' ? host : undefined;
  } catch {
    // Damaged, or its host has just ended: as good as none.
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
