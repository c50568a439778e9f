// Installs what the tests need besides npm packages, where it may (Debian's apt, as root). Where not, it says what is
// missing and ends well: the tests concerned skip themselves.
import { spawnSync } from 'node:child_process';
import { debianPackages, isInstalled, type TestTool } from '../__tests__/helpers/test-tools.ts';

const wanted = findMissing();

if (wanted.length > 0) {
  if (process.getuid?.() === 0) install(packagesOf(wanted));
  const missing = findMissing();
  if (missing.length === 0) console.log(`Installed for the tests: ${packagesOf(wanted).join(', ')}.`);
  else
    console.error(
      `\nMISSING: ${missing.join(', ')}. Tests that need them will be SKIPPED.\nOn Debian: apt-get install ${packagesOf(missing).join(' ')}\n`,
    );
}

function findMissing(): TestTool[] {
  return (Object.keys(debianPackages) as TestTool[]).filter((tool) => !isInstalled(tool));
}

function packagesOf(tools: readonly TestTool[]): string[] {
  return tools.map((tool) => debianPackages[tool]);
}

function install(packages: readonly string[]): void {
  if (installAtOnce(...packages)) return;
  // A fresh machine has no package lists yet.
  apt('update');
  // One package that is not to be had must not keep away the others.
  if (!installAtOnce(...packages)) for (const name of packages) installAtOnce(name);
}

function installAtOnce(...packages: readonly string[]): boolean {
  return apt('install', '-y', '--no-install-recommends', ...packages);
}

function apt(...args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // A machine that has just started may be busy with updates of its own.
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  return spawnSync('apt-get', [...options, ...args], { stdio: 'ignore', env }).status === 0;
}
