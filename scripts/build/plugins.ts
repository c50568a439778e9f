import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/**
 * Loads Node's own modules at the first use of the module that imports them. As plain imports, esbuild hoists all of
 * them to the top of the file, and `pychat --version` would load TLS, HTTP and SQLite (10 ms).
 */
export const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup(pluginBuild) {
    const builtins = new Set(builtinModules.map((name) => name.replace(/^node:/, '')));
    pluginBuild.onResolve({ filter: /./ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, '');
      return kind !== 'require-call' && builtins.has(name) ? { path: name, namespace: 'builtin' } : undefined;
    });
    pluginBuild.onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${path}');`,
    }));
  },
};

/** Ink imports React's devtools, which are not installed, where the variable DEV is set. */
export const noDevtools: Plugin = {
  name: 'no-devtools',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'empty' }));
    pluginBuild.onLoad({ filter: /./, namespace: 'empty' }, () => ({ contents: 'export default {};' }));
  },
};

/** Ink's layout engine reads its embedded WebAssembly with `fetch`, whose loading costs 20 ms; without it, it decodes the text itself. */
export const yogaWithoutFetch = editing(/yoga-wasm-base64-esm\.js$/, (source) =>
  source.replaceAll('typeof fetch', '"undefined"'),
);

/** With a command, yargs formats the whole help, in case that the command asks for it later. None of ours does, and it costs 10 ms. */
export const yargsWithoutCachedHelp = editing(/yargs\/build\/lib\/command\.js$/, (source) =>
  source.replace(/^.*\.cacheHelpMessage\(\);$/mu, ''),
);

/** To read this pattern costs V8 13 ms, also as a literal that is never used; ASCII is measured without it. */
export const lazyEmojiPattern = editing(/string-width\/index\.js$/, (source) =>
  source.replace(
    'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
    () =>
      `let emoji; const rgiEmojiRegex = { test: (text) => (emoji ??= new RegExp('^\\\\p{RGI_Emoji}$', 'v')).test(text) };`,
  ),
);

/** Changes a package's file as it is bundled; a version of it that has nothing to change any more fails the build. */
function editing(file: RegExp, edit: (source: string) => string): Plugin {
  return {
    name: `edit ${file.source}`,
    setup(pluginBuild) {
      pluginBuild.onLoad({ filter: file }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const contents = edit(source);
        if (contents === source) throw new Error(`${path} is not as expected any more: see scripts/build/plugins.ts.`);
        return { contents };
      });
    },
  };
}
