import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The programs that tests use and npm does not bring, each with the Debian package that has it. */
export const debianPackages = { tmux: 'tmux', chromium: 'chromium' } as const;

export type TestTool = keyof typeof debianPackages;

/** Whether this program is on the PATH. */
export function isInstalled(tool: TestTool): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, tool)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
