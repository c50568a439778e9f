import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cleanUp, createHome, environmentOf } from '../helpers/executable.ts';
import { fetchFrom } from '../helpers/fetch-from.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

/** A tenth of the program; to read all of it would make the start half as long again. */
const maxBytesForPort = 350_000;

/** Has Node say, one a line on stderr, which files it loads. */
const loadReporter = `
  import { registerHooks } from 'node:module';
  registerHooks({ load: (url, context, next) => (url.startsWith('file:') && console.error(url), next(url, context)) });
`;

/** Where the package lies, apart from its sources. */
let folder: string;
let program: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pychat-package-'));
  // What is packed was built before the tests.
  const args = ['pack', '--ignore-scripts', '--silent', '--offline', '--pack-destination', folder];
  const packed = execFileSync('npm', args, { cwd: root, encoding: 'utf8' }).trim();
  execFileSync('tar', ['-xzf', path.join(folder, packed), '-C', folder]);
  program = path.join(folder, 'package', 'dist', 'pychat.js');
});
afterAll(async () => {
  await cleanUp();
  rmSync(folder, { recursive: true, force: true });
});

/** Which files of the package a command loads, and what it says. */
async function run(...args: readonly string[]): Promise<{ stdout: string; loaded: string[] }> {
  const reporting = ['--import', `data:text/javascript,${encodeURIComponent(loadReporter)}`];
  const child = spawn(process.execPath, [...reporting, program, ...args], { env: environmentOf(await createHome()) });
  child.stdin.end();
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  const lines = stderr.trim().split('\n');
  expect({ exitCode, strays: lines.filter((line) => !line.startsWith('file:')) }).toEqual({ exitCode: 0, strays: [] });
  return { stdout, loaded: lines.map((url) => fileURLToPath(url)) };
}

describe('the package that npm brings', () => {
  it('tells its version, alone in its folder', async () => {
    expect((await run('--version')).stdout).toBe(`${version}\n`);
  });

  it('has what it needs and nothing else', () => {
    const files = globSync('**/*', { cwd: path.join(folder, 'package') }).map((name) => name.split(path.sep).join('/'));
    expect(files).toEqual(expect.arrayContaining(['package.json', 'LICENSE', 'README.md', 'dist/web/index.html.br']));
    const expected =
      /^(?:package\.json|LICENSE|[A-Z]+\.md|docs|docs\/.*|dist|dist\/pychat\.js|dist\/(?:chunks|web)|dist\/chunks\/[\w.-]+\.js|dist\/web\/.*)$/u;
    expect(files.filter((name) => !expected.test(name))).toEqual([]);
  });

  it('has every chunk that one of its files names, and none that an older build left', () => {
    const named = new Set([program]);
    // A Set's iteration also comes to what is added meanwhile.
    for (const file of named) {
      const names = readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport) ?\(?"(\.[^"]+\.js)"/gu);
      for (const [, name = ''] of names) named.add(path.resolve(path.dirname(file), name));
    }
    const chunks = globSync(path.join(path.dirname(program), 'chunks', '*'));
    expect(chunks.length).toBeGreaterThan(10);
    expect([...named].sort()).toEqual([program, ...chunks].sort());
  });

  it('loads little for a small command', async () => {
    const { stdout, loaded } = await run('port');
    expect(Number(stdout)).toBeGreaterThanOrEqual(5050);
    expect(loaded).toContain(program);
    const bytes = loaded.reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThan(maxBytesForPort);
  });

  it('hosts, makes itself a certificate, and serves the page by it', async () => {
    const env = environmentOf(await createHome());
    const args = [program, 'host', '--headless', '--json', '--memory', '--port', '0', '--bind', '127.0.0.1'];
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    try {
      const [line] = await once(createInterface({ input: child.stdout }), 'line');
      const { url } = JSON.parse(String(line)) as { url: string };
      const page = await fetchFrom(url, { headers: { accept: 'text/html', 'accept-encoding': 'identity' } });
      expect(page).toMatchObject({ status: 200, text: expect.stringMatching(/^<!doctype html>/iu) });
    } finally {
      child.kill('SIGTERM');
    }
    expect(await ended).toEqual([0, null]);
  });
});
