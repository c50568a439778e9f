import { build } from 'tsup';
import { lazyBuiltins, lazyEmojiPattern, noDevtools, yargsWithoutCachedHelp, yogaWithoutFetch } from './plugins.ts';

interface Bundling {
  readonly version: string;
  /** Where to. */
  readonly folder: string;
  /**
   * What is imported by `import()` goes into `chunks/`, and is read when it is needed. Without, all is in the one file: the
   * executable can import nothing from disk. There such a module is a function that runs when it is called.
   */
  readonly isSplit: boolean;
}

/** Bundles src/main.ts with all its packages into `pychat.js` in this folder, which Node runs from 22.16 on. */
export async function bundle({ version, folder, isSplit }: Bundling): Promise<void> {
  await build({
    config: false,
    silent: true,
    entry: { pychat: 'src/main.ts' },
    outDir: folder,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    noExternal: [/./],
    removeNodeProtocol: false,
    splitting: isSplit,
    inject: ['scripts/build/quiet-warnings.ts', 'scripts/build/lazy-segmenter.ts'],
    banner: { js: `const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);` },
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.PYCHAT_VERSION': JSON.stringify(version),
      'Intl.Segmenter': 'LazySegmenter',
    },
    esbuildPlugins: [lazyBuiltins, noDevtools, yogaWithoutFetch, yargsWithoutCachedHelp, lazyEmojiPattern],
    esbuildOptions(options) {
      options.chunkNames = 'chunks/[name]-[hash]';
      // One for all: yargs' own brings an older one beside it.
      options.alias = { 'string-width': './node_modules/string-width/index.js' };
      // Node 22 knows these, esbuild thinks not and would make constructor calls of the literals, to be run at every start.
      options.supported = { 'regexp-set-notation': true, 'regexp-unicode-property-escapes': true };
    },
  });
}
