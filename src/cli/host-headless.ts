import { once } from 'node:events';
import { formatAddress } from '../protocol/address.ts';
import { type HostOptions, type StartedHost, startHost } from './start-host.ts';

/** Serves without a screen until SIGINT or SIGTERM; then tells everybody and returns. */
export async function hostHeadless(options: HostOptions, { isJson }: { isJson: boolean }): Promise<void> {
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const host = await startHost(options, {
    reportFailure: (message) => process.stderr.write(`pychat: ${message}\n`),
  });
  process.stdout.write(isJson ? formatJson(host) : formatText(host));
  await stopped;
  await host.close();
  if (isJson) process.stdout.write(`${JSON.stringify({ type: 'closed' })}\n`);
}

function formatJson({ port, addresses, title }: StartedHost): string {
  return `${JSON.stringify({ type: 'listening', port, addresses, title, pid: process.pid })}\n`;
}

function formatText({ port, addresses, title }: StartedHost): string {
  const [best = '127.0.0.1', ...others] = addresses.map((hostname) => formatAddress({ hostname, port }));
  const also = others.length > 0 ? `\nAlso at:         ${others.join('  ')}` : '';
  return `${title} is open at ${best}\nOthers join:     pychat join ${best}${also}\nCtrl-C closes it.\n`;
}
