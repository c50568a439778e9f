import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { parseSync } from '@swc/core';

/** A file of src/: its path there, with slashes, and what is in it. */
export interface SourceFile {
  readonly path: string;
  readonly code: string;
}

interface Import {
  readonly from: string;
  readonly specifier: string;
  /** `lazy` is an `import(…)` call; `type` leaves nothing behind in the running program. */
  readonly kind: 'value' | 'type' | 'lazy';
  /** The imported file's path in src/; a package or one of Node's modules has none. */
  readonly to?: string;
}

type Rule = (files: readonly SourceFile[], imports: readonly Import[]) => string[];

const everything = '*';

/** Which folders of src/ each may import from; what is not listed it may not. util/ is open to all. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['cli'],
  cli: [everything],
  chat: [],
  protocol: ['chat'],
  identity: [],
  transport: [],
  storage: ['chat'],
  discovery: [],
  gateways: ['chat', 'protocol', 'transport'],
  host: ['chat', 'protocol', 'identity', 'transport', 'storage', 'gateways'],
  client: ['chat', 'protocol'],
  tui: ['client', 'chat'],
  web: ['client', 'chat', 'protocol'],
  util: [],
};

/** Single files that a folder may import the types of, and nothing else. */
const mayImportTypes: Readonly<Record<string, readonly string[]>> = {
  client: ['transport/connection.ts'],
  web: ['transport/connection.ts'],
};

/** These run in browsers too, so nothing they load may need Node. */
const withoutNode = ['chat', 'protocol', 'client', 'web'];

/** Loaded only when a screen is opened, by an `import(…)`: Ink and React would slow the start of every other command. */
const loadedLazily = ['tui', 'web'];

/** The curve takes its time to load, and who tries no code does without it. */
const curve = 'identity/cpace.ts';

/** Every way in which these files break the rules about imports, each as a sentence; none when all is well. */
export function findViolations(files: readonly SourceFile[]): string[] {
  const imports = files.flatMap(readImports);
  return [partsKeepApart, nodeStaysOut, screensLoadLazily, curveLoadsLazily, utilIsShared, noCycles].flatMap((rule) =>
    rule(files, imports),
  );
}

const partsKeepApart: Rule = (files, imports) => {
  const known = new Set(files.map((file) => file.path));
  const strays = files.filter(({ path }) => !Object.hasOwn(mayImport, partOf(path)));
  return [
    ...strays.map(({ path }) => `${path} is in no part that the rules know.`),
    ...imports.flatMap((each) => {
      const sentence = `${each.from} imports ${each.to ?? each.specifier}`;
      if (each.to === undefined) return each.specifier === computed ? [`${sentence}, which cannot be checked.`] : [];
      if (!known.has(each.to)) return [`${sentence}, which is not a file of src.`];
      return isAllowed(each) ? [] : [`${sentence}: ${partOf(each.from)} may not.`];
    }),
  ];
};

function isAllowed({ from, to = '', kind }: Import): boolean {
  const [importer, imported] = [partOf(from), partOf(to)];
  const allowed = mayImport[importer] ?? [];
  if (importer === imported || imported === 'util' || allowed.includes(imported)) return true;
  if (allowed.includes(everything)) return imported !== 'main.ts';
  return kind === 'type' && (mayImportTypes[importer] ?? []).includes(to);
}

const nodeStaysOut: Rule = (files, imports) => {
  const roots = files.map((file) => file.path).filter((path) => withoutNode.includes(partOf(path)));
  const loaded = reachable(
    roots,
    imports.filter(({ kind }) => kind !== 'type'),
  );
  return imports
    .filter(({ from, specifier }) => loaded.has(from) && isNodeModule(specifier))
    .map(
      ({ from, specifier }) => `${from} imports ${specifier}, but is loaded by ${withoutNode.join(', ')} in browsers.`,
    );
};

const screensLoadLazily: Rule = (_files, imports) => {
  const loaded = reachable(
    ['main.ts'],
    imports.filter(({ kind }) => kind === 'value'),
  );
  return imports
    .filter(({ from, to, kind }) => kind === 'value' && loaded.has(from) && to && loadedLazily.includes(partOf(to)))
    .filter(({ from }) => !loadedLazily.includes(partOf(from)))
    .map(({ from, to }) => `${from} imports ${to} at the start of every command: use import('…') on the way to it.`);
};

const curveLoadsLazily: Rule = (_files, imports) =>
  imports
    .filter(({ to, kind }) => kind === 'value' && to === curve)
    .map(({ from, to }) => `${from} imports ${to}: use import('…') where a code is tried.`);

const utilIsShared: Rule = (files, imports) =>
  files
    .filter(({ path }) => partOf(path) === 'util')
    .flatMap(({ path }) => {
      const users = new Set(imports.filter(({ to }) => to === path).map(({ from }) => partOf(from)));
      return users.size < 2
        ? [`${path} is used by ${[...users].join() || 'nothing'}; util is for what two parts use.`]
        : [];
    });

const noCycles: Rule = (files, imports) => {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) cycles.push(`Import cycle: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}`);
    if (done.has(path)) return;
    done.add(path);
    for (const { to } of imports.filter(({ from }) => from === path)) if (to !== undefined) visit(to, [...trail, path]);
  };
  for (const { path } of files) visit(path, []);
  return cycles;
};

function reachable(roots: readonly string[], imports: readonly Import[]): Set<string> {
  const found = new Set(roots);
  // A Set's iteration also comes to what is added meanwhile.
  for (const path of found) for (const { from, to } of imports) if (from === path && to !== undefined) found.add(to);
  return found;
}

function partOf(path: string): string {
  return path.split('/', 1)[0] as string;
}

function isNodeModule(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}

const computed = 'something computed';

/** The parts of a syntax tree node that are looked at here. */
interface SyntaxNode {
  readonly type?: string;
  readonly typeOnly?: boolean;
  readonly source?: { readonly value: string } | null;
  readonly argument?: { readonly value: string };
  readonly callee?: { readonly type: string };
  readonly arguments?: readonly { readonly expression: { readonly type: string; readonly value?: string } }[];
}

function readImports({ path, code }: SourceFile): Import[] {
  // A style sheet imports nothing.
  if (path.endsWith('.css')) return [];
  const imports: Import[] = [];
  const add = (specifier: string, kind: Import['kind']) => {
    const to = specifier.startsWith('.') ? { to: posix.join(posix.dirname(path), specifier) } : {};
    imports.push({ from: path, specifier, kind, ...to });
  };
  const visit = (node: SyntaxNode) => {
    const { type, source, typeOnly, argument, callee } = node;
    if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(type ?? '') && source)
      add(source.value, typeOnly ? 'type' : 'value');
    if (type === 'TsImportType' && argument) add(argument.value, 'type');
    if (type === 'CallExpression' && callee?.type === 'Import') {
      const target = node.arguments?.[0]?.expression;
      add(target?.type === 'StringLiteral' && target.value ? target.value : computed, 'lazy');
    }
    for (const child of Object.values(node))
      if (typeof child === 'object' && child !== null) visit(child as SyntaxNode);
  };
  visit(parseSync(code, { syntax: 'typescript', tsx: path.endsWith('.tsx'), target: 'es2024' }) as SyntaxNode);
  return imports;
}
