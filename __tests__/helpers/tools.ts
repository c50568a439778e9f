import { describe } from '@jest/globals';
import { debianPackages, isInstalled, type TestTool } from './test-tools.ts';

/** A `describe` for tests that use a program npm does not bring: without it they are skipped, and it is said out loud. */
export function describeWithTool(tool: TestTool, name: string, body: () => void): void {
  if (isInstalled(tool)) return describe(name, body);
  process.stderr.write(
    `\nSKIPPED: "${name}": ${tool} is not installed (Debian: apt-get install ${debianPackages[tool]}).\n\n`,
  );
  describe.skip(name, body);
}
