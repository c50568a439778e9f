import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { bundle } from './bundle.ts';
import { pageFolder } from './page.ts';

const isWindows = process.platform === 'win32';

export const executablePath = join('dist', isWindows ? 'pychat.exe' : 'pychat');

/** Puts the program in one file and the page into a copy of the Node that runs this: `dist/pychat`, which needs nothing on the machine it runs on. */
export async function buildExecutable(version: string): Promise<void> {
  const folder = mkdtempSync(join('dist', 'sea-'));
  try {
    await bundle({ version, folder, isSplit: false });
    const output = join(folder, 'pychat');
    const config = join(folder, 'sea.json');
    writeFileSync(
      config,
      JSON.stringify({
        main: join(folder, 'pychat.js'),
        mainFormat: 'module',
        output,
        disableExperimentalSEAWarning: true,
        useCodeCache: true,
        assets: pageAssets(),
        // NODE_OPTIONS is for the Node programs of this machine, and V8 flags in it would void the code cache.
        execArgvExtension: 'none',
      }),
    );
    execFileSync(process.execPath, ['--build-sea', config], { stdio: ['ignore', 'ignore', 'inherit'] });
    if (process.platform === 'darwin') execFileSync('codesign', ['--sign', '-', output], { stdio: 'inherit' });
    // A rename replaces it even while the old one runs; writing to it would fail then.
    renameSync(output, executablePath);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** By the names under which the program finds them, such as `web/index.html.br`. */
function pageAssets(): Record<string, string> {
  const names = globSync('**/*.{br,gz}', { cwd: pageFolder });
  return Object.fromEntries(names.map((name) => [`web/${name.split(sep).join('/')}`, join(pageFolder, name)]));
}
