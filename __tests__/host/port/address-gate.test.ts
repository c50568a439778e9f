import { describe, expect, it } from '@jest/globals';
import { parseLimits } from '../../../src/host/limits.ts';
import { AddressGate } from '../../../src/host/port/address-gate.ts';

describe('AddressGate', () => {
  const minuteMs = 60_000;
  const openGate = (settings: readonly string[] = []) => {
    const limits = parseLimits(settings);
    if ('mistake' in limits) throw new Error(limits.mistake);
    return new AddressGate(limits);
  };
  const enterMany = (
    gate: AddressGate,
    { count, address, now = 0 }: { count: number; address: string; now?: number },
  ) => Array.from({ length: count }, () => gate.enter(address, now)).filter(Boolean).length;

  it('lets 60 new connections a minute come from one address', () => {
    const gate = openGate();
    expect(enterMany(gate, { count: 70, address: '10.0.0.7' })).toBe(60);
    expect(enterMany(gate, { count: 1, address: '10.0.0.8' })).toBe(1);
    for (let count = 0; count < 60; count += 1) gate.leave('10.0.0.7');
    expect(enterMany(gate, { count: 1, address: '10.0.0.7', now: minuteMs - 1 })).toBe(0);
    expect(enterMany(gate, { count: 70, address: '10.0.0.7', now: minuteMs })).toBe(60);
  });

  it('lets 64 connections of one address be open at a time', () => {
    const gate = openGate(['new-connections-per-minute=off']);
    expect(enterMany(gate, { count: 70, address: 'fe80::1' })).toBe(64);
    gate.leave('fe80::1');
    expect(enterMany(gate, { count: 70, address: 'fe80::1', now: 10 * minuteMs })).toBe(1);
  });

  it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])('exempts the loopback address %s', (address) => {
    expect(enterMany(openGate(), { count: 200, address })).toBe(200);
  });

  it('limits all connections together, loopback included', () => {
    const gate = openGate(['connections=3']);
    expect(enterMany(gate, { count: 2, address: '127.0.0.1' })).toBe(2);
    expect(enterMany(gate, { count: 2, address: '10.0.0.7' })).toBe(1);
    gate.leave('127.0.0.1');
    expect(enterMany(gate, { count: 2, address: '127.0.0.1' })).toBe(1);
  });

  it('does not count who was turned away', () => {
    const gate = openGate(['connections-per-address=1', 'new-connections-per-minute=2']);
    expect(enterMany(gate, { count: 50, address: '10.0.0.7' })).toBe(1);
    gate.leave('10.0.0.7');
    expect(gate.enter('10.0.0.7', 1)).toBe(true);
  });

  it('keeps what it knows of an address that is still open, or was seen in the last minute', () => {
    const gate = openGate(['new-connections-per-minute=1', 'connections-per-address=1']);
    gate.enter('10.0.0.7', 0);
    gate.sweep(5 * minuteMs);
    expect(gate.enter('10.0.0.7', 5 * minuteMs)).toBe(false);
    gate.leave('10.0.0.7');
    gate.enter('10.0.0.7', 5 * minuteMs);
    gate.leave('10.0.0.7');
    gate.sweep(6 * minuteMs - 1);
    expect(gate.enter('10.0.0.7', 6 * minuteMs - 1)).toBe(false);
  });
});
