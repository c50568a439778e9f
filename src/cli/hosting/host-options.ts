import path from 'node:path';
import { neutralizeLine } from '../../chat/text.ts';
import { parseLimits } from '../../host/limits.ts';
import { type MetricsPolicy, metricsPolicies } from '../../host/metrics/metrics-policy.ts';
import { type PlaintextPolicy, plaintextPolicies } from '../../host/port/plaintext-policy.ts';
import { isRefusedByBrowsers } from '../free-port.ts';
import { places } from '../places.ts';
import { PychatError } from '../pychat-error.ts';
import { choosePortSetting, chooseSetting, chooseSwitch } from '../settings.ts';
import type { CertificateFiles } from './host-certificate.ts';
import { parseRetention } from './retention.ts';
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
  readonly plaintext?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly private?: boolean | undefined;
  readonly metrics?: string | undefined;
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
    title: chooseTitle(flags.title),
    dataFolder: flags.memory ? undefined : path.resolve(chooseSetting('data', flags.data) ?? places.roomsFolder),
    isDurable: flags.durable ?? false,
    retention: parseRetention(chooseSetting('keep', flags.keep) ?? 'forever'),
    limits,
    isPrivate: chooseSwitch('private', flags.private),
    plaintext: parsePlaintext(chooseSetting('plaintext', flags.plaintext)),
    certificateFiles: chooseCertificateFiles(flags),
    metrics: parseMetrics(chooseSetting('metrics', flags.metrics) ?? 'loopback'),
  };
}

function chooseTitle(flag: string | undefined): string | undefined {
  const title = chooseSetting('title', flag);
  return title === undefined ? undefined : neutralizeLine(title);
}

function parsePlaintext(text: string | undefined): PlaintextPolicy | undefined {
  const policy = plaintextPolicies.find((each) => each === text);
  if (text === undefined || policy) return policy;
  const message = `${JSON.stringify(text)} does not say who comes in without encryption. Expected one of: ${plaintextPolicies.join(', ')}.`;
  throw new PychatError('usage', message);
}

function parseMetrics(text: string): MetricsPolicy {
  const policy = metricsPolicies.find((each) => each === text);
  if (policy) return policy;
  const message = `${JSON.stringify(text)} does not say who may read metrics. Expected one of: ${metricsPolicies.join(', ')}.`;
  throw new PychatError('usage', message);
}

function chooseCertificateFiles(flags: HostFlags): CertificateFiles | undefined {
  const [certFile, keyFile] = [chooseSetting('cert', flags.cert), chooseSetting('key', flags.key)];
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile !== undefined && keyFile !== undefined) {
    return { certFile: path.resolve(certFile), keyFile: path.resolve(keyFile) };
  }
  throw new PychatError('usage', 'A certificate and its key come together: --cert FILE --key FILE.');
}
