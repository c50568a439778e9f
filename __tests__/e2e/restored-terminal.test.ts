import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { cleanUp, collect, createHome, environmentOf } from '../helpers/executable.ts';
import { Terminal } from '../helpers/terminal.ts';
import { describeWithTool } from '../helpers/tools.ts';
import { waitFor } from '../helpers/wait-for.ts';

const bundle = path.resolve(import.meta.dirname, '../../dist/pychat.js');
/** Makes a defect of SIGUSR2: a promise that nobody waits for, and a callback that throws. */
const defects = {
  rejection: 'process.on("SIGUSR2", () => { Promise.reject(new Error("boom")); })',
  exception: 'process.on("SIGUSR2", () => { throw new Error("boom"); })',
} as const;

const terminals: Terminal[] = [];

describeWithTool('tmux', 'a screen that is ended from outside', () => {
  afterEach(async () => {
    await Promise.all(terminals.splice(0).map((terminal) => terminal.close()));
  });
  afterAll(cleanUp);

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s gives the terminal back and exits with 130',
    async (signal) => {
      const home = await createHome();
      const terminal = await Terminal.start(home, ['host', '--memory', '--nick', 'Ada']);
      terminals.push(terminal);
      await terminal.shows('1 here');
      const [file = ''] = readdirSync(path.join(home, '.local/state/pychat/running'));
      process.kill(Number.parseInt(file, 10), signal);
      expect(await terminal.exitCode()).toBe(130);
      const screen = (await terminal.lines()).join('\n');
      expect(screen).toContain(`pychat: Ended by ${signal}.`);
      expect(screen).not.toContain('1 here');
      expect(readdirSync(path.join(home, '.local/state/pychat/running'))).toEqual([]);
    },
  );
});

describe('a defect', () => {
  it.each(Object.entries(defects))('ends the program with 70 and a sentence, no stack: %s', async (_, code) => {
    const args = [
      '--import',
      `data:text/javascript,${encodeURIComponent(code)}`,
      bundle,
      'host',
      '--headless',
      '--memory',
    ];
    const child = spawn(process.execPath, [...args, '--port', '0'], { env: environmentOf(await createHome()) });
    const output = collect(child);
    await waitFor(
      () => output.stdout.includes('is open at'),
      () => output.stderr,
    );
    child.kill('SIGUSR2');
    const [exitCode] = await once(child, 'exit');
    expect({ exitCode, stderr: output.stderr }).toEqual({
      exitCode: 70,
      stderr: 'pychat: a defect in pychat itself: boom\n',
    });
  });
});
