import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach } from '@jest/globals';

/**
 * From here on this file's tests have a home of their own, empty before each: import what looks for places after this call
 * (`await import`). Returns where the home is.
 */
export function setUpTemporaryHome(): string {
  const home = mkdtempSync(path.join(os.tmpdir(), 'pychat-test-home-'));
  for (const kind of ['CONFIG', 'DATA', 'STATE', 'CACHE'])
    process.env[`XDG_${kind}_HOME`] = path.join(home, kind.toLowerCase());
  beforeEach(() => {
    for (const kind of ['config', 'data', 'state', 'cache'])
      rmSync(path.join(home, kind), { recursive: true, force: true });
    for (const name of Object.keys(process.env)) if (name.startsWith('PYCHAT_')) delete process.env[name];
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  return home;
}
