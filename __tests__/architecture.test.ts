import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findViolations, type SourceFile } from './helpers/import-graph.ts';

const sourceFolder = join(import.meta.dirname, '..', 'src');

test('every import in src is one that its folder may make', () => {
  const files = globSync('**/*.{ts,tsx,css}', { cwd: sourceFolder }).map((path) => ({
    path: path.split(sep).join('/'),
    code: readFileSync(join(sourceFolder, path), 'utf8'),
  }));
  expect(files.length).toBeGreaterThan(0);
  expect(findViolations(files)).toEqual([]);
});

describe('the check of imports', () => {
  test('accepts what the rules allow', () => {
    const violations = violationsOf({
      'main.ts': `import { run } from './cli/run.ts'; run();`,
      'cli/run.ts': `export async function run() { await import('../tui/App.tsx'); }`,
      'tui/App.tsx': `import { Text } from 'ink'; import { room } from '../chat/room.ts'; export const app = <Text>{room}</Text>;`,
      'chat/room.ts': `import { valid } from 'valibot'; import { fold } from '../util/fold.ts'; export const room = fold(valid);`,
      'protocol/frame.ts': `export { fold } from '../util/fold.ts'; import type { room } from '../chat/room.ts';`,
      'util/fold.ts': `export const fold = (each: unknown) => each;`,
      'client/client.ts': `import type { Connection } from '../transport/connection.ts';`,
      'transport/connection.ts': `import { Socket } from 'node:net'; export interface Connection { socket: Socket }`,
    });
    expect(violations).toEqual([]);
  });

  test.each([
    ['import', `import { log } from '../storage/log.ts';`],
    ['import of types', `import type { log } from '../storage/log.ts';`],
    ['import for its effects', `import '../storage/log.ts';`],
    ['import( ) call', `export const later = () => import('../storage/log.ts');`],
    ['import( ) type', `export type Log = import('../storage/log.ts').Log;`],
    ['re-export', `export { log } from '../storage/log.ts';`],
    ['re-export of all', `export * from '../storage/log.ts';`],
  ])('finds a forbidden %s', (_kind, code) => {
    expect(violationsOf({ 'chat/room.ts': code, 'storage/log.ts': '' })).toEqual([
      'chat/room.ts imports storage/log.ts: chat may not.',
    ]);
  });

  test.each<[string, Record<string, string>, string]>([
    [
      'a folder that the rules do not know',
      { 'misc/thing.ts': '' },
      'misc/thing.ts is in no part that the rules know.',
    ],
    [
      'an import from outside src',
      { 'cli/version.ts': `import '../../package.json';` },
      'cli/version.ts imports ../package.json, which is not a file of src.',
    ],
    [
      'an import( ) whose target is computed',
      { 'cli/load.ts': `export const load = (name: string) => import('./' + name);` },
      'cli/load.ts imports something computed, which cannot be checked.',
    ],
    [
      'more than the types of a connection in the client',
      { 'client/client.ts': `import { connect } from '../transport/connection.ts';`, 'transport/connection.ts': '' },
      'client/client.ts imports transport/connection.ts: client may not.',
    ],
    [
      'a part that imports main.ts',
      { 'cli/run.ts': `import '../main.ts';`, 'main.ts': '' },
      'cli/run.ts imports main.ts: cli may not.',
    ],
    [
      'a module of Node in the chat',
      { 'chat/room.ts': `import { randomUUID } from 'node:crypto';` },
      'chat/room.ts imports node:crypto, but is loaded by chat, protocol, client, web in browsers.',
    ],
    [
      'a module of Node that the client loads by way of util',
      {
        'client/client.ts': `import '../util/id.ts';`,
        'host/host.ts': `import '../util/id.ts';`,
        'util/id.ts': `import 'crypto';`,
      },
      'util/id.ts imports crypto, but is loaded by chat, protocol, client, web in browsers.',
    ],
    [
      'a screen that every command loads',
      {
        'main.ts': `import './cli/run.ts';`,
        'cli/run.ts': `import '../tui/App.tsx';`,
        'tui/App.tsx': `import './Row.tsx';`,
        'tui/Row.tsx': '',
      },
      `cli/run.ts imports tui/App.tsx at the start of every command: use import('…') on the way to it.`,
    ],
    [
      'the curve where no code may ever be tried',
      { 'host/host.ts': `import '../identity/cpace.ts';`, 'identity/cpace.ts': '' },
      `host/host.ts imports identity/cpace.ts: use import('…') where a code is tried.`,
    ],
    [
      'a util file that only one part uses',
      { 'util/fold.ts': '', 'chat/room.ts': `import '../util/fold.ts';`, 'chat/nick.ts': `import '../util/fold.ts';` },
      'util/fold.ts is used by chat; util is for what two parts use.',
    ],
    [
      'an import cycle',
      {
        'chat/a.ts': `import './b.ts';`,
        'chat/b.ts': `import type { C } from './c.ts';`,
        'chat/c.ts': `import './b.ts';`,
      },
      'Import cycle: chat/b.ts → chat/c.ts → chat/b.ts',
    ],
  ])('finds %s', (_what, files, sentence) => {
    expect(violationsOf(files)).toEqual([sentence]);
  });
});

function violationsOf(files: Readonly<Record<string, string>>): string[] {
  return findViolations(Object.entries(files).map(([path, code]): SourceFile => ({ path, code })));
}
