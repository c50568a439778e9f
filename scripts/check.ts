// Everything a change must pass, the quick stages first. Stops at the first that fails.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));

/** Where each run of Jest leaves its results, one JSON file a stage; `.ci/run` counts them. */
const resultsFolder = join('node_modules', '.cache', 'pychat-check');
const tsc = 'node_modules/typescript/bin/tsc';
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const browserTests = '/e2e/browser/';
/** It asks the port some thousand things: half a minute on an idle machine, two on a busy one. */
const inspection = '/e2e/testssl.test';

interface Stage {
  readonly name: string;
  /**
   * Then it is killed: a test that leaves a socket or timer behind keeps Jest from ending. Several times what it takes on two
   * busy cores; all limits together are below 90 minutes.
   */
  readonly limitMinutes: number;
  /** What Node runs. */
  readonly command: readonly string[];
}

interface Tests {
  readonly name: string;
  readonly limitMinutes: number;
  /** Patterns of paths. */
  readonly of: readonly string[];
  readonly without?: readonly string[];
}

const stages: readonly Stage[] = [
  { name: 'types', limitMinutes: 3, command: [tsc] },
  { name: 'types of the page', limitMinutes: 3, command: [tsc, '-p', 'src/web'] },
  { name: 'types of its tests', limitMinutes: 3, command: [tsc, '-p', '__tests__/web'] },
  { name: 'lint', limitMinutes: 2, command: biome('lint', '--error-on-warnings') },
  { name: 'format', limitMinutes: 2, command: biome('check', '--linter-enabled=false') },
  { name: 'build', limitMinutes: 3, command: ['scripts/build.ts'] },
  test({ name: 'architecture', limitMinutes: 2, of: ['architecture.test'] }),
  test({ name: 'unit', limitMinutes: 15, of: ['.'], without: ['/e2e/', 'architecture.test'] }),
  test({ name: 'e2e', limitMinutes: 20, of: ['/e2e/'], without: [browserTests, inspection] }),
  test({ name: 'browser', limitMinutes: 15, of: [browserTests] }),
  test({ name: 'testssl', limitMinutes: 12, of: [inspection] }),
];

rmSync(resultsFolder, { recursive: true, force: true });
mkdirSync(resultsFolder, { recursive: true });

const failed = stages.find((stage) => !passes(stage));
console.log(failed ? `\ncheck: ${failed.name} failed` : '\ncheck: all passed');
if (failed) process.exitCode = 1;

function biome(command: string, ...options: string[]): readonly string[] {
  return ['node_modules/@biomejs/biome/bin/biome', command, '--config-path=scripts/biome-rules.json', ...options];
}

function test({ name, limitMinutes, of, without = [] }: Tests): Stage {
  const output = ['--json', `--outputFile=${join(resultsFolder, `${name}.json`)}`];
  const ignored = without.length > 0 ? ['--testPathIgnorePatterns', ...without] : [];
  return { name, limitMinutes, command: [...jest, ...output, '--testPathPatterns', ...of, ...ignored] };
}

function passes({ name, limitMinutes, command }: Stage): boolean {
  console.log(`\n=== ${name}: node ${command.join(' ')}`);
  const startedAt = performance.now();
  const { status, signal } = spawnSync(process.execPath, command, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: limitMinutes * 60_000,
    killSignal: 'SIGKILL',
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const outcome = signal === null ? `FAILED (${seconds} s)` : `was KILLED after ${limitMinutes} minutes`;
  console.log(`=== ${name} ${status === 0 ? `passed (${seconds} s)` : outcome}`);
  return status === 0;
}
