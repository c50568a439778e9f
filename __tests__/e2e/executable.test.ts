import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { cleanUp, createHome, runPychat } from '../helpers/executable.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

afterAll(cleanUp);

describe('the executable, with an empty PATH', () => {
  it('tells its version', async () => {
    expect(await runPychat(await createHome(), ['--version'])).toEqual({
      exitCode: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  it.each(['', 'host', 'join', 'send', 'tail', 'port', 'ip'])(
    'explains "pychat %s" with an example',
    async (command) => {
      const { exitCode, stdout, stderr } = await runPychat(await createHome(), [
        ...(command === '' ? [] : [command]),
        '--help',
      ]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toContain('Examples:');
      expect(stdout).toContain(`pychat ${command}`.trim());
    },
  );

  it('prints a free port that browsers open, and addresses', async () => {
    const port = await runPychat(await createHome(), ['port']);
    expect(Number(port.stdout)).toBeGreaterThanOrEqual(5050);
    const ip = await runPychat(await createHome(), ['ip']);
    expect(ip.stdout).toMatch(/^(?:[\d.]+|[\da-f:]+(?:%\S+)?)$/mu);
  });
});
