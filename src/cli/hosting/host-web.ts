import { randomBytes } from 'node:crypto';
import { localNetworks } from '../../discovery/local-networks.ts';
import type { MetricsPage, WebParts } from '../../gateways/http/http-parts.ts';
import type { MetricsSources } from '../../host/metrics/host-metrics.ts';
import { mayReadMetrics } from '../../host/metrics/may-read-metrics.ts';
import type { MetricsPolicy } from '../../host/metrics/metrics-policy.ts';
import { pychatVersion } from '../version.ts';
import { ownNames } from './own-names.ts';
import { loadPageAssets } from './page-assets.ts';

/** What the doors for browsers are made of. */
export interface HostWebOptions {
  readonly title: string;
  readonly bind: string | undefined;
  /** One that a person brought, as PEM. */
  readonly certificate: string | undefined;
  readonly metrics: MetricsPolicy;
  reportFailure(error: unknown): void;
}

/** Opens the page, and begins to count. */
export async function openHostWeb(options: HostWebOptions, sources: MetricsSources): Promise<WebParts> {
  const { title, reportFailure } = options;
  return {
    title,
    reportFailure,
    version: pychatVersion,
    assets: loadPageAssets(),
    isOwnName: ownNames(options),
    createStreamId: () => randomBytes(16).toString('base64url'),
    metrics: await openMetrics(options.metrics, sources),
  };
}

async function openMetrics(policy: MetricsPolicy, sources: MetricsSources): Promise<MetricsPage | undefined> {
  if (policy === 'off') return undefined;
  const { createHostMetrics } = await import('../../host/metrics/host-metrics.ts');
  return { ...createHostMetrics(sources), mayRead: (address) => mayReadMetrics(address, { policy, localNetworks }) };
}
