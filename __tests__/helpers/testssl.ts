import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { findTool } from './test-tools.ts';

/** What testssl.sh has to say about one thing. Severity `WARN`: it could not look. */
export interface Finding {
  readonly id: string;
  readonly severity: string;
  readonly finding: string;
}

/** Looks nothing up in the DNS, and asks nobody but the port itself. */
const options = ['--quiet', '--color', '0', '--warnings', 'off', '--nodns', 'none'];

/** Where it dials in vain to learn what its OpenSSL can do; else that would be a name. */
const localOnly = { NXCONNECT: '127.0.0.1:0' };

/** Has testssl.sh look at a port of this machine, with these of its checks. */
export async function inspectPort(port: number, checks: readonly string[]): Promise<Finding[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pychat-testssl-'));
  try {
    const report = path.join(folder, 'report.json');
    const args = [...options, '--jsonfile', report, ...checks, `127.0.0.1:${port}`];
    // Variables of whoever runs the tests would change what it does.
    const env = { ...localOnly, PATH: process.env.PATH, HOME: folder, TMPDIR: folder, TERM: 'dumb', LANG: 'C.UTF-8' };
    const program = spawn(findTool('testssl') as string, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    // Its exit code counts findings.
    const [said] = await Promise.all([text(program.stdout), once(program, 'close')]);
    return await readFile(report, 'utf8').then(JSON.parse, () => {
      throw new Error(`testssl reported nothing, but said: ${said}`);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is not in order, and not among the ids that may be so. */
export function findFlaws(findings: readonly Finding[], allowed: readonly string[]): string[] {
  return findings
    .filter(({ id, severity }) => !['OK', 'INFO'].includes(severity) && !allowed.includes(id))
    .map(({ id, severity, finding }) => `${severity} ${id}: ${finding}`);
}
