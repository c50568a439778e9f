import type { Argv, CommandModule, InferredOptionTypes } from 'yargs';
import { limitNames } from '../../host/limits.ts';
import { metricsPolicies } from '../../host/metrics/metrics-policy.ts';
import { plaintextPolicies } from '../../host/port/plaintext-policy.ts';

const options = {
  port: {
    type: 'string',
    requiresArg: true,
    describe: 'Port to listen on; 0 takes any free one [default: 5050 or the next free]',
  },
  bind: { type: 'string', requiresArg: true, describe: 'Listen on this address only [default: all]' },
  title: { type: 'string', requiresArg: true, describe: 'Name of this host' },
  nick: { type: 'string', requiresArg: true, describe: 'Your nick' },
  headless: { type: 'boolean', describe: 'No screen: serve until SIGINT or SIGTERM' },
  plain: { type: 'boolean', describe: 'Plain lines and a prompt, no screen' },
  data: { type: 'string', requiresArg: true, describe: 'Folder to keep the rooms in' },
  memory: { type: 'boolean', conflicts: ['data', 'durable'], describe: 'Keep the rooms in memory only' },
  durable: { type: 'boolean', describe: 'Flush every message to the disk: also a power cut loses none' },
  keep: {
    type: 'string',
    requiresArg: true,
    describe: 'How long rooms keep what was said: 12h, 30d, 4w, a number of messages, or forever [default: forever]',
  },
  limit: {
    type: 'string',
    array: true,
    requiresArg: true,
    nargs: 1,
    describe: `NAME=VALUE or NAME=off: ${limitNames.join(', ')}`,
  },
  plaintext: {
    type: 'string',
    requiresArg: true,
    describe: `Who may come in without encryption: ${plaintextPolicies.join(', ')} [default: ask, headless: loopback]`,
  },
  private: { type: 'boolean', describe: 'Let in only who has the code or an invite, or whom you let in' },
  cert: {
    type: 'string',
    requiresArg: true,
    describe: 'Certificate of a real name, as a PEM file',
  },
  key: {
    type: 'string',
    requiresArg: true,
    describe: 'The key of that certificate, as a PEM file',
  },
  metrics: {
    type: 'string',
    requiresArg: true,
    describe: `Who may read /metrics: ${metricsPolicies.join(', ')} [default: loopback]`,
  },
  discovery: { type: 'boolean', default: true, hidden: true },
  json: { type: 'boolean', describe: 'One JSON object a line on stdout (headless)' },
} as const;

export type HostArguments = InferredOptionTypes<typeof options>;

export const hostCommand: CommandModule<object, HostArguments> = {
  command: 'host',
  describe: 'Host a chat on this network',
  builder: (yargs): Argv<HostArguments> =>
    yargs
      .options(options)
      .option('no-discovery', { type: 'boolean', describe: 'Do not announce this host on the network' })
      .example('pychat host', 'host and talk')
      .example('pychat host --keep 30d', 'forget what is older than a month')
      .example('pychat host --headless --json --port 0 --memory', 'for scripts') as unknown as Argv<HostArguments>,
  handler: async (args) => {
    const { chooseHostOptions } = await import('../hosting/host-options.ts');
    const hostOptions = chooseHostOptions(args);
    const { chooseFace } = await import('../terminal.ts');
    const face = chooseFace({ isPlain: args.plain });
    if (args.headless || args.json || face === 'none') {
      const { hostHeadless } = await import('../hosting/host-headless.ts');
      return hostHeadless(hostOptions, { isJson: args.json ?? false });
    }
    const { runScreen } = await import('../screen.ts');
    return runScreen({ face, start: { type: 'host' }, nick: args.nick, hostOptions });
  },
};
