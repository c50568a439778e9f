import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type Options } from 'tsup';
import { linkPageFiles } from './page-document.ts';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** What the page may weigh in all: 0.6 s at 1.6 Mbit/s. gzip counts, as browsers take brotli over https:// alone. */
const maxGzipBytes = 120_000;

/** React's own renderer has 69 kB of these; Preact's with the same interface has 10. Nothing but the bundle knows of it. */
const lightReact: Readonly<Record<string, string>> = {
  'react-dom/client': 'preact/compat/client',
  'react-dom': 'preact/compat',
  'react/jsx-runtime': 'preact/jsx-runtime',
  react: 'preact/compat',
};

export const pageFolder = path.join('dist', 'web');

/** Builds the page into `dist/web`, each file compressed twice, and resolves with a line about its size. Rejects when it has grown too large. */
export async function buildPage(version: string): Promise<string> {
  const folder = mkdtempSync(path.join('dist', 'page-'));
  try {
    await bundlePage(version, folder);
    const sizes = compressAll(folder);
    rmSync(pageFolder, { recursive: true, force: true });
    renameSync(path.join(folder, 'compressed'), pageFolder);
    return describe(sizes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundlePage(version: string, folder: string): Promise<void> {
  const linked = linkDocument(folder);
  await build({
    config: false,
    silent: true,
    entry: { start: 'src/web/start.tsx', icon: 'src/web/icon.svg' },
    outDir: folder,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    noExternal: [/./],
    minify: true,
    splitting: true,
    treeshake: false,
    loader: { '.svg': 'copy' },
    define: { 'process.env.NODE_ENV': '"production"', pagePychatVersion: JSON.stringify(version) },
    esbuildPlugins: [linked, withoutLookAlikes],
    esbuildOptions(options) {
      options.metafile = true;
      options.alias = lightReact;
      options.legalComments = 'none';
      options.entryNames = options.chunkNames = options.assetNames = 'assets/[name]-[hash]';
    },
  });
}

/** Writes index.html once the names of the files that it names are known. */
function linkDocument(folder: string): Plugin {
  return {
    name: 'link-document',
    setup(pluginBuild) {
      pluginBuild.onEnd(({ metafile }) => {
        if (!metafile) return;
        const document = linkPageFiles(readFileSync('src/web/index.html', 'utf8'), {
          outputs: metafile.outputs,
          folder,
        });
        writeFileSync(path.join(folder, 'index.html'), document);
      });
    },
  };
}

/**
 * The table of look-alikes (UTS #39) would be a quarter of the page. It is the host that keeps nicks apart; a page compares
 * them to find who is mentioned or ignored, where case and accents are enough.
 */
const withoutLookAlikes: Plugin = {
  name: 'without-look-alikes',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^unicode-confusables$/ }, ({ path: name }) => ({ path: name, namespace: 'none' }));
    pluginBuild.onLoad({ filter: /./, namespace: 'none' }, () => ({
      contents: 'export const rectifyConfusion = (text) => text;',
    }));
  },
};

interface Sizes {
  readonly gzipBytes: number;
  readonly brBytes: number;
}

function compressAll(folder: string): ReadonlyMap<string, Sizes> {
  const names = ['index.html', ...readdirSync(path.join(folder, 'assets')).map((name) => `assets/${name}`)];
  mkdirSync(path.join(folder, 'compressed', 'assets'), { recursive: true });
  return new Map(names.map((name) => [name, compress(folder, name)]));
}

function compress(folder: string, name: string): Sizes {
  const content = readFileSync(path.join(folder, name));
  const gzip = gzipSync(content, { level: 9 });
  const br = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
  writeFileSync(path.join(folder, 'compressed', `${name}.gz`), gzip);
  writeFileSync(path.join(folder, 'compressed', `${name}.br`), br);
  return { gzipBytes: gzip.length, brBytes: br.length };
}

function describe(sizes: ReadonlyMap<string, Sizes>): string {
  const total = (key: keyof Sizes) => [...sizes.values()].reduce((sum, each) => sum + each[key], 0);
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  const text = `${kilobytes(total('gzipBytes'))} gzip, ${kilobytes(total('brBytes'))} br`;
  if (total('gzipBytes') <= maxGzipBytes) return text;
  const files = [...sizes].map(([name, { gzipBytes }]) => `  ${name} ${kilobytes(gzipBytes)}`);
  const sentence = `The page has ${text}; at most ${kilobytes(maxGzipBytes)} gzip are allowed:`;
  throw new Error([sentence, ...files].join('\n'));
}
