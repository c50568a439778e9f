import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { build, type Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** Bundles src/main.ts with all its packages into the one file `dist/pychat.js`, which Node runs from 22.16 on. */
export async function bundle(version: string): Promise<void> {
  await build({
    config: false,
    silent: true,
    entry: { pychat: 'src/main.ts' },
    outDir: 'dist',
    format: 'esm',
    platform: 'node',
    target: 'node22',
    noExternal: [/./],
    removeNodeProtocol: false,
    // One file: the executable can import nothing from disk. esbuild turns `await import('./x.ts')` into a function
    // that runs the module when it is called, so what is imported that way still costs a start nothing.
    splitting: false,
    inject: ['scripts/build/quiet-warnings.ts'],
    banner: {
      js: [
        '#!/usr/bin/env node',
        `import { createRequire } from 'node:module';`,
        'const require = createRequire(import.meta.url);',
      ].join('\n'),
    },
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.PYCHAT_VERSION': JSON.stringify(version),
    },
    esbuildPlugins: [lazyBuiltins, noDevtools, yogaWithoutFetch],
    esbuildOptions(options) {
      // Node 22 knows the `v` flag, esbuild thinks not and would make a constructor call of the literal: string-width's
      // emoji pattern then compiles at every start (12 ms) instead of at its first use.
      options.supported = { 'regexp-set-notation': true };
    },
  });
}

/**
 * Loads Node's own modules at the first use of the module that imports them. As plain imports, esbuild hoists all of
 * them to the top of the one file, and `pychat --version` would load TLS, HTTP and SQLite (10 ms).
 */
const lazyBuiltins: Plugin = {
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
const noDevtools: Plugin = {
  name: 'no-devtools',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'empty' }));
    pluginBuild.onLoad({ filter: /./, namespace: 'empty' }, () => ({ contents: 'export default {};' }));
  },
};

/** Ink's layout engine reads its embedded WebAssembly with `fetch`, whose loading costs 20 ms; without it, it decodes the text itself. */
const yogaWithoutFetch: Plugin = {
  name: 'yoga-without-fetch',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes('typeof fetch')) throw new Error(`${path} does not use fetch any more: remove this plugin.`);
      return { contents: `const fetch = undefined;\n${source}` };
    });
  },
};
