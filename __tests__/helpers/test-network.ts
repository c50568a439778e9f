import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { debianPackages, findTool } from './test-tools.ts';

const subnet = '192.168.77';
/** Both ends have it: each is alone in its namespace. */
const networkInterface = 'lan0';

/** A machine of its own, as far as the network goes. */
export interface Machine {
  readonly address: string;
  /** What runs this program there; the first word is the program to start. */
  command(...program: readonly string[]): readonly [string, ...string[]];
  start(program: readonly string[], env?: NodeJS.ProcessEnv): ChildProcessWithoutNullStreams;
}

/** Two machines on one cable: network namespaces, joined by a veth pair. Nothing else can be reached from them. */
export class TestNetwork {
  readonly machines: readonly [Machine, Machine];
  readonly #namespaces: readonly [string, string];
  readonly #children = new Set<ChildProcessWithoutNullStreams>();

  constructor() {
    const name = `pychat-${randomBytes(6).toString('hex')}`;
    this.#namespaces = [`${name}-1`, `${name}-2`];
    this.machines = [this.#machine(0), this.#machine(1)];
    try {
      this.#setUp();
    } catch (error) {
      this.#removeNamespaces();
      throw error;
    }
  }

  /** Why there cannot be one here; undefined where there can. */
  static findObstacle(): string | undefined {
    if (process.getuid?.() !== 0) return 'only root may make network namespaces';
    if (findTool('ip') === undefined) return `ip is not installed (Debian: apt-get install ${debianPackages.ip})`;
    try {
      new TestNetwork().#removeNamespaces();
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  }

  /** Ends all that was started on its machines, and leaves nothing behind. */
  async remove(): Promise<void> {
    const running = [...this.#children];
    const gone = running.map((child) => once(child, 'exit'));
    for (const child of running) child.kill('SIGKILL');
    await Promise.all(gone);
    this.#removeNamespaces();
  }

  #setUp(): void {
    const [first, second] = this.#namespaces;
    for (const namespace of this.#namespaces) ip('netns', 'add', namespace);
    const far = ['peer', 'name', networkInterface, 'netns', second];
    ip('link', 'add', networkInterface, 'netns', first, 'type', 'veth', ...far);
    for (const [index, namespace] of this.#namespaces.entries()) {
      ip('-n', namespace, 'address', 'add', `${addressOf(index)}/24`, 'dev', networkInterface);
      for (const each of ['lo', networkInterface]) ip('-n', namespace, 'link', 'set', each, 'up');
    }
    ip('netns', 'exec', first, process.execPath, '--version');
  }

  #machine(index: 0 | 1): Machine {
    const command = (...program: readonly string[]) =>
      [findTool('ip') as string, 'netns', 'exec', this.#namespaces[index], ...program] as const;
    return { address: addressOf(index), command, start: (program, env = {}) => this.#start(command(...program), env) };
  }

  #start([file, ...args]: readonly [string, ...string[]], env: NodeJS.ProcessEnv): ChildProcessWithoutNullStreams {
    const child = spawn(file, args, { env });
    this.#children.add(child);
    child.once('exit', () => this.#children.delete(child));
    child.stdin.on('error', () => {});
    return child;
  }

  #removeNamespaces(): void {
    // One that was never made cannot be removed.
    for (const namespace of this.#namespaces) spawnSync(findTool('ip') as string, ['netns', 'delete', namespace]);
  }
}

function addressOf(index: number): string {
  return `${subnet}.${index + 1}`;
}

function ip(...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(findTool('ip') as string, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${error?.message ?? stderr.trim()}`, { cause: error });
}
