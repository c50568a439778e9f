// Everything a change must pass, the quick stages first. Stops at the first that fails.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));

/** Where each run of Jest leaves its results, one JSON file a stage; `.ci/run` counts them. */
const resultsFolder = join('node_modules', '.cache', 'pychat-check');
/** A test that leaves a socket or timer behind keeps Jest from ending. */
const stageTimeoutMs = 5 * 60_000;
const tsc = 'node_modules/typescript/bin/tsc';
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const browserTests = '/e2e/browser/';

interface Stage {
  readonly name: string;
  /** What Node runs. */
  readonly command: readonly string[];
}

const stages: readonly Stage[] = [
  { name: 'types', command: [tsc] },
  { name: 'types of the page', command: [tsc, '-p', 'src/web'] },
  { name: 'types of its tests', command: [tsc, '-p', '__tests__/web'] },
  { name: 'lint', command: biome('lint', '--error-on-warnings') },
  { name: 'format', command: biome('check', '--linter-enabled=false') },
  { name: 'build', command: ['scripts/build.ts'] },
  test('architecture', '--testPathPatterns', 'architecture.test'),
  test('unit', '--testPathIgnorePatterns', '/e2e/', 'architecture.test'),
  test('e2e', '--testPathPatterns', '/e2e/', '--testPathIgnorePatterns', browserTests),
  test('browser', '--testPathPatterns', browserTests),
];

rmSync(resultsFolder, { recursive: true, force: true });
mkdirSync(resultsFolder, { recursive: true });

const failed = stages.find((stage) => !passes(stage));
console.log(failed ? `\ncheck: ${failed.name} failed` : '\ncheck: all passed');
if (failed) process.exitCode = 1;

function biome(command: string, ...options: string[]): readonly string[] {
  return ['node_modules/@biomejs/biome/bin/biome', command, '--config-path=scripts/biome-rules.json', ...options];
}

function test(name: string, ...selection: string[]): Stage {
  return { name, command: [...jest, '--json', `--outputFile=${join(resultsFolder, `${name}.json`)}`, ...selection] };
}

function passes({ name, command }: Stage): boolean {
  console.log(`\n=== ${name}: node ${command.join(' ')}`);
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, command, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: stageTimeoutMs,
    killSignal: 'SIGKILL',
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`=== ${name} ${status === 0 ? 'passed' : 'FAILED'} (${seconds} s)`);
  return status === 0;
}
