// Installs what the tests need besides npm packages, where it may (Debian's apt, as root). Where not, it says what is
// missing and ends well: the tests concerned skip themselves.
import { spawnSync } from 'node:child_process';
import { debianPackages, isInstalled, type TestTool } from '../__tests__/helpers/test-tools.ts';

const tools = Object.keys(debianPackages) as TestTool[];
const wanted = tools.filter((tool) => !isInstalled(tool));

if (wanted.length > 0) {
  const packages = wanted.map((tool) => debianPackages[tool]);
  if (process.getuid?.() === 0) install(packages);
  const missing = wanted.filter((tool) => !isInstalled(tool));
  if (missing.length === 0) console.log(`Installed for the tests: ${packages.join(', ')}.`);
  else
    console.error(
      `\nMISSING: ${missing.join(', ')}. Tests that need them will be SKIPPED.\nOn Debian: apt-get install ${packages.join(' ')}\n`,
    );
}

function install(packages: readonly string[]): void {
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  const installed = apt('install', '-y', '--no-install-recommends', ...packages);
  if (installed.error || installed.status === 0) return;
  // A fresh machine has no package lists yet.
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
}
