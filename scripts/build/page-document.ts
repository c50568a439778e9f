import path from 'node:path';

interface Output {
  readonly entryPoint?: string;
  readonly cssBundle?: string;
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
}

interface Built {
  /** As esbuild's metafile names them. */
  readonly outputs: Readonly<Record<string, Output>>;
  /** Where they are. */
  readonly folder: string;
}

/** The page's document with the built files in the places of their sources (`./start.tsx`), and what these load at once asked for at once. */
export function linkPageFiles(document: string, { outputs, folder }: Built): string {
  const addressOf = (output: string) => `/${path.relative(folder, output).split(path.sep).join('/')}`;
  const [startPath, start] = findOutput(outputs, 'start.tsx');
  const chunks = start.imports.filter(({ kind }) => kind === 'import-statement');
  const preloads = chunks.map(({ path: chunk }) => `<link rel="modulepreload" href="${addressOf(chunk)}" />`);
  const style = start.cssBundle && `<link rel="stylesheet" href="${addressOf(start.cssBundle)}" />`;
  return document
    .replace('./icon.svg', addressOf(findOutput(outputs, 'icon.svg')[0]))
    .replace('./start.tsx', addressOf(startPath))
    .replace(/<link rel="stylesheet" .*?>/u, [...(style ? [style] : []), ...preloads].join('\n    '));
}

function findOutput(outputs: Built['outputs'], source: string): [string, Output] {
  const found = Object.entries(outputs).find(
    ([name, { entryPoint }]) => entryPoint === `src/web/${source}` && !name.endsWith('.map'),
  );
  if (!found) throw new Error(`The page's ${source} was not built.`);
  return found;
}
