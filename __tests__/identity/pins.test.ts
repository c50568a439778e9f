import { describe, expect, it } from '@jest/globals';
import type { Identity } from '../../src/identity/identity.ts';
import { addPin, matchPin, maxPins, type Pin, removePin } from '../../src/identity/pins.ts';

const ada = 'ada' as Identity;
const bob = 'bob' as Identity;
const pin = (address: string, identity: Identity, metAt = 1): Pin => ({ address, identity, metAt, title: identity });

describe('matchPin', () => {
  const pins = [pin('one', ada, 1), pin('two', bob, 2), pin('three', ada, 3)];

  it('knows the same key at the same address', () => {
    expect(matchPin(pins, { address: 'one', identity: ada })).toEqual({ type: 'known', pin: pins[0] });
  });

  it('knows the same key at another address, and where it was met last', () => {
    expect(matchPin(pins, { address: 'four', identity: ada })).toEqual({ type: 'known', pin: pins[2] });
  });

  it('says who was met at an address where another key is now', () => {
    const stranger = 'eve' as Identity;
    expect(matchPin(pins, { address: 'one', identity: stranger })).toEqual({ type: 'changed', pin: pins[0] });
  });

  it('says so, too, where the other key was met elsewhere', () => {
    expect(matchPin(pins, { address: 'one', identity: bob })).toEqual({ type: 'changed', pin: pins[0], self: pins[1] });
  });

  it('does not know who was never met', () => {
    expect(matchPin(pins, { address: 'four', identity: 'eve' as Identity })).toEqual({ type: 'new' });
    expect(matchPin([], { address: 'one', identity: ada })).toEqual({ type: 'new' });
  });
});

describe('addPin', () => {
  it('puts one in place of what was at its address', () => {
    expect(addPin([pin('one', ada, 1), pin('two', bob, 2)], pin('one', bob, 3))).toEqual([
      pin('two', bob, 2),
      pin('one', bob, 3),
    ]);
  });

  it('forgets whoever was met longest ago', () => {
    const full = Array.from({ length: maxPins }, (_, at) => pin(`host ${at}`, ada, maxPins - at));
    const pins = addPin(full, pin('another', bob, maxPins + 1));
    expect(pins).toHaveLength(maxPins);
    expect(matchPin(pins, { address: `host ${maxPins - 1}`, identity: bob })).toMatchObject({ type: 'known' });
    expect(pins.some(({ address }) => address === `host ${maxPins - 1}`)).toBe(false);
    expect(pins.at(-1)?.address).toBe('another');
  });
});

describe('removePin', () => {
  it('removes what is at an address, or nothing', () => {
    expect(removePin([pin('one', ada), pin('two', ada)], 'one')).toEqual([pin('two', ada)]);
    expect(removePin([pin('one', ada)], 'three')).toEqual([pin('one', ada)]);
  });
});
