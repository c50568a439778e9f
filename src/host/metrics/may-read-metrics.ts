import { isLoopback } from '../port/ip-address.ts';
import { isNear } from '../port/near-address.ts';
import type { MetricsPolicy } from './metrics-policy.ts';

/** Whether somebody at this IP address may. `localNetworks` are those that the host is in, as `192.168.1.7/24`. */
export function mayReadMetrics(
  address: string,
  { policy, localNetworks }: { readonly policy: MetricsPolicy; readonly localNetworks: () => readonly string[] },
): boolean {
  if (policy === 'off') return false;
  return isLoopback(address) || (policy === 'lan' && isNear(address, localNetworks));
}
