import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The programs that tests use and npm does not bring, each with the Debian package that has it. */
export const debianPackages = {
  tmux: 'tmux',
  ip: 'iproute2',
  tcpdump: 'tcpdump',
  testssl: 'testssl.sh',
  chromium: 'chromium',
  openssl: 'openssl',
} as const;

export type TestTool = keyof typeof debianPackages;

/** Programs for root, which not everybody has on the PATH. */
const folderForRoot = '/usr/sbin';

/** Where this program is; undefined where it is not installed. */
export function findTool(tool: TestTool): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), folderForRoot];
  return folders.map((folder) => join(folder, tool)).find(isExecutable);
}

export function isInstalled(tool: TestTool): boolean {
  return findTool(tool) !== undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
