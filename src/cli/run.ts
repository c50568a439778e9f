import yargs from 'yargs';
import { neutralize } from '../chat/text.ts';
import { ClientError } from '../client/client-error.ts';
import { exportCommand } from './commands/export.ts';
import { forgetCommand } from './commands/forget.ts';
import { hostCommand } from './commands/host.ts';
import { ipCommand } from './commands/ip.ts';
import { joinCommand } from './commands/join.ts';
import { menuCommand } from './commands/menu.ts';
import { portCommand } from './commands/port.ts';
import { sendCommand } from './commands/send.ts';
import { tailCommand } from './commands/tail.ts';
import { bugExitCode, exitCodes, PychatError } from './pychat-error.ts';
import { pychatVersion } from './version.ts';

/** Whatever is still open after this long is dropped. */
const endTimeoutMs = 500;

/** Runs one command line and ends the process with the exit code of what came of it. */
export async function run(args: readonly string[]): Promise<void> {
  handleOutputErrors();
  try {
    await Promise.race([createParser(args).parseAsync(), defect()]);
    process.exitCode ??= 0;
  } catch (error) {
    process.exitCode = await reportError(error, { isDebugging: args.includes('--debug') });
  }
  await drained(process.stdout);
  endSoon();
}

/** Lets the process end by itself: `process.exit` can hang while V8 compiles in the background (Node 26, nodejs/node#54918). */
function endSoon(): void {
  process.stdin.unref?.();
  setTimeout(() => process.exit(), endTimeoutMs).unref();
}

function handleOutputErrors(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The terminal is gone: the SIGHUP that comes with that ends us in good order.
    if (error.code === 'EIO') return;
    // `pychat tail | head` closes our output early, which is no error.
    process.exit(error.code === 'EPIPE' ? 0 : exitCodes.failed);
  });
  // Nobody is left to complain to.
  process.stderr.on('error', () => {});
}

/** Rejects with what nobody caught, in a callback or in a promise. */
function defect(): Promise<never> {
  return new Promise((_, reject) => {
    // It stays: a defect that comes again and again must not cut short what is said about the first.
    process.on('uncaughtException', reject);
  });
}

function createParser(args: readonly string[]) {
  return yargs([...args])
    .scriptName('pychat')
    .usage('pychat: talk to everyone in the room.\n\nUsage: pychat [command]')
    .command(menuCommand)
    .command(hostCommand)
    .command(joinCommand)
    .command(sendCommand)
    .command(tailCommand)
    .command(exportCommand)
    .command(forgetCommand)
    .command(portCommand)
    .command(ipCommand)
    .option('debug', { type: 'boolean', hidden: true })
    .version(pychatVersion)
    .alias({ h: 'help' })
    .strict()
    .recommendCommands()
    .parserConfiguration({ 'parse-positional-numbers': false })
    .middleware(takeLastOfRepeated, true)
    .wrap(Math.min(100, process.stdout.columns ?? 80))
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      throw error ?? new PychatError('usage', message ?? 'Not understood.', { hint: 'See "pychat --help".' });
    });
}

/** A flag given twice: the later one counts, but for those that are lists. */
function takeLastOfRepeated(argv: Record<string, unknown>): void {
  const lists = new Set(['_', 'limit', 'text']);
  for (const [name, value] of Object.entries(argv)) {
    if (Array.isArray(value) && !lists.has(name)) argv[name] = value.at(-1);
  }
}

/** Tells a person what went wrong and returns the exit code. */
async function reportError(error: unknown, { isDebugging }: { isDebugging: boolean }): Promise<number> {
  if (error instanceof PychatError || error instanceof ClientError) {
    const { hint } = error;
    // It may quote what was typed, or what a host says.
    process.stderr.write(neutralize(`pychat: ${error.message}${hint ? `\n        ${hint}` : ''}\n`));
    if (isDebugging) process.stderr.write(neutralize(`${error.stack}\n`));
    return exitCodes[error.code];
  }
  const { keepDefect } = await import('./log/keep-defect.ts');
  process.stderr.write(`pychat: ${keepDefect(error, { isDebugging })}\n`);
  return bugExitCode;
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}
