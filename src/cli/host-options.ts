import path from 'node:path';
import { parseLimits } from '../host/limits.ts';
import { isRefusedByBrowsers } from './free-port.ts';
import { places } from './places.ts';
import { PychatError } from './pychat-error.ts';
import { parseRetention } from './retention.ts';
import { choosePortSetting, chooseSetting } from './settings.ts';
import type { HostOptions } from './start-host.ts';

/** The flags of `host`, as far as they were given. */
export interface HostFlags {
  readonly port?: string | undefined;
  readonly bind?: string | undefined;
  readonly title?: string | undefined;
  readonly data?: string | undefined;
  readonly memory?: boolean | undefined;
  readonly durable?: boolean | undefined;
  readonly keep?: string | undefined;
  readonly limit?: readonly string[] | undefined;
}

/** How to host by flags, environment and config file; throws a usage error that says what is wrong. */
export function chooseHostOptions(flags: HostFlags): HostOptions {
  const port = choosePortSetting(flags.port);
  if (port !== undefined && isRefusedByBrowsers(port)) {
    process.stderr.write(`pychat: browsers refuse to open port ${port}; pychat itself and other clients can use it.\n`);
  }
  const limits = parseLimits(flags.limit ?? []);
  if ('mistake' in limits) throw new PychatError('usage', limits.mistake);
  return {
    port,
    bind: chooseSetting('bind', flags.bind),
    title: chooseSetting('title', flags.title),
    dataFolder: flags.memory ? undefined : path.resolve(chooseSetting('data', flags.data) ?? places.roomsFolder),
    isDurable: flags.durable ?? false,
    retention: parseRetention(chooseSetting('keep', flags.keep) ?? 'forever'),
    limits,
  };
}
