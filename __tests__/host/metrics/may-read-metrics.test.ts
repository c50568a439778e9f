import { expect, it } from '@jest/globals';
import { mayReadMetrics } from '../../../src/host/metrics/may-read-metrics.ts';

const localNetworks = () => ['203.0.113.7/24'];

it.each([
  ['off', '127.0.0.1', false],
  ['loopback', '127.0.0.1', true],
  ['loopback', '::1', true],
  ['loopback', '::ffff:127.0.0.1', true],
  ['loopback', '192.168.1.23', false],
  ['loopback', '203.0.113.9', false],
  ['lan', '127.0.0.1', true],
  ['lan', '192.168.1.23', true],
  ['lan', '::ffff:192.168.1.23', true],
  ['lan', 'fe80::1', true],
  ['lan', '203.0.113.9', true],
  ['lan', '198.51.100.1', false],
  ['lan', '', false],
  ['loopback', 'x', false],
] as const)('[P75] with %s, whoever is at %s may read metrics: %p', (policy, address, may) => {
  expect(mayReadMetrics(address, { policy, localNetworks })).toBe(may);
});
