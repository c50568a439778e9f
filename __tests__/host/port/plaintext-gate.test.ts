import { describe, expect, it } from '@jest/globals';
import { type Knock, PlaintextGate } from '../../../src/host/port/plaintext-gate.ts';
import { type PlaintextPolicy, plaintextPolicies } from '../../../src/host/port/plaintext-policy.ts';

function openGate(policy: PlaintextPolicy, networks: readonly string[] = []) {
  const knocks: Knock[] = [];
  const onKnock = (knock: Knock) => void knocks.push(knock);
  return { gate: new PlaintextGate({ policy, onKnock, localNetworks: () => networks }), knocks };
}

const judge = (policy: PlaintextPolicy, knock: Knock) => openGate(policy).gate.judge(knock);

describe('[P43] the plaintext policy', () => {
  const lan = '192.168.1.23';
  it.each<[PlaintextPolicy, string, string, string, string]>([
    ['off', 'leave', 'leave', 'leave', 'leave'],
    ['loopback', 'enter', 'enter', 'leave', 'leave'],
    ['ask', 'enter', 'enter', 'wait', 'wait'],
    ['web', 'enter', 'enter', 'enter', 'leave'],
    ['lan', 'enter', 'enter', 'enter', 'enter'],
  ])('%s: on this machine a browser may %s, others %s; on the LAN a browser %s, others %s', (policy, ...expected) => {
    const judgements = ['127.0.0.1', lan].flatMap((address) =>
      (['web', 'text'] as const).map((door) => judge(policy, { door, address })),
    );
    expect(judgements).toEqual(expected);
  });

  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])('takes %s for this machine', (address) => {
    expect(judge('loopback', { door: 'web', address })).toBe('enter');
  });

  it.each(['10.0.0.7', '172.16.3.4', '169.254.1.1', '100.64.0.9', 'fd00::7', 'fe80::1', '::ffff:192.168.1.7'])(
    'takes %s for near',
    (address) => {
      expect(judge('lan', { door: 'text', address })).toBe('enter');
    },
  );

  it.each(plaintextPolicies)('lets nobody in from far away or from nowhere: %s', (policy) => {
    for (const address of ['8.8.8.8', '2001:4860::1', '::ffff:8.8.8.8', '0.0.0.0', '', 'what?']) {
      expect(judge(policy, { door: 'web', address })).toBe('leave');
    }
  });

  it('takes a public address for near where the host is in the same network', () => {
    const { gate } = openGate('web', ['what?', '141.20.1.9/24', '2001:db8:1::9/64']);
    const judgements = ['141.20.1.77', '::ffff:141.20.1.77', '141.20.2.77', '2001:db8:1::5', '2001:db8:2::5'].map(
      (address) => gate.judge({ door: 'web', address }),
    );
    expect(judgements).toEqual(['enter', 'enter', 'leave', 'enter', 'leave']);
  });
});

describe('[P43] a knock', () => {
  it('is told once for each door, with an address that people know', () => {
    const { gate, knocks } = openGate('ask');
    gate.judge({ door: 'web', address: '::ffff:192.168.1.23' });
    gate.judge({ door: 'web', address: '192.168.1.24' });
    gate.judge({ door: 'text', address: '192.168.1.25' });
    expect(knocks).toEqual([
      { door: 'web', address: '192.168.1.23' },
      { door: 'text', address: '192.168.1.25' },
    ]);
  });

  it('is not told of whoever may enter anyway, or never may', () => {
    const { gate, knocks } = openGate('ask');
    for (const address of ['127.0.0.1', '8.8.8.8']) gate.judge({ door: 'web', address });
    expect(knocks).toEqual([]);
  });

  it('opens the door for all of its kind near by, once the host has said yes', () => {
    const { gate } = openGate('ask');
    expect(gate.allow('web')).toBe(true);
    const judgements = [
      { door: 'web', address: '10.0.0.7' },
      { door: 'text', address: '10.0.0.7' },
      { door: 'web', address: '8.8.8.8' },
    ] as const;
    expect(judgements.map((knock) => gate.judge(knock))).toEqual(['enter', 'wait', 'leave']);
  });

  it('is no way around "off"', () => {
    const { gate } = openGate('off');
    expect(gate.allow('web')).toBe(false);
    expect(gate.judge({ door: 'web', address: '127.0.0.1' })).toBe('leave');
  });
});
