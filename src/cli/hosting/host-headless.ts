import { once } from 'node:events';
import { formatHeadlessWelcome, formatReplacedCode, inviteTo } from './host-welcome.ts';
import { type HostOptions, type StartedHost, startHost } from './start-host.ts';

/** Serves without a screen until SIGINT or SIGTERM; then tells everybody and returns. */
export async function hostHeadless(options: HostOptions, { isJson }: { isJson: boolean }): Promise<void> {
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const host = await startHost(options, {
    reportFailure: (message) => process.stderr.write(`pychat: ${message}\n`),
    onCodeReplaced: () => process.stdout.write(isJson ? formatCodeJson(host) : formatReplacedCode(host)),
  });
  process.stdout.write(isJson ? formatJson(host) : formatHeadlessWelcome(host));
  await stopped;
  await host.close();
  if (isJson) process.stdout.write(`${JSON.stringify({ type: 'closed' })}\n`);
}

function formatJson(host: StartedHost): string {
  const { port, addresses, url, title, isPrivate } = host;
  const { code } = host.invite();
  const kind = isPrivate && { isPrivate };
  const ways = { url, code, invite: inviteTo(host) };
  const line = { type: 'listening', port, addresses, title, ...kind, ...ways, pid: process.pid };
  return `${JSON.stringify(line)}\n`;
}

function formatCodeJson(host: StartedHost): string {
  return `${JSON.stringify({ type: 'code-replaced', code: host.invite().code })}\n`;
}
