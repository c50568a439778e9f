// Builds dist/web (the page), dist/pychat.js with dist/chunks, and dist/pychat. With --if-needed it does so only if something they are made from is newer.
import { globSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildExecutable, executablePath } from './build/executable.ts';
import { buildPage, pageFolder } from './build/page.ts';
import { buildProgram, programPath } from './build/program.ts';

process.chdir(join(import.meta.dirname, '..'));

// Folders too: deleting a file changes only its folder.
const sources = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'src/**',
  'scripts/build.ts',
  'scripts/build/**',
];

if (!process.argv.includes('--if-needed') || isStale()) {
  const startedAt = performance.now();
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  mkdirSync('dist', { recursive: true });
  const [pageSize] = await Promise.all([buildPage(version), buildProgram(version)]);
  await buildExecutable(version);
  console.log(`The page: ${pageSize}.`);
  console.log(
    `Built ${pageFolder}, ${programPath} and ${executablePath} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`,
  );
}

function isStale(): boolean {
  const built = [pageFolder, programPath, executablePath].map(modifiedAt);
  const newest = Math.max(...globSync(sources).map(modifiedAt));
  return Math.min(...built) < newest;
}

function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
