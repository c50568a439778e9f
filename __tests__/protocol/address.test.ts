import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultPort, formatAddress, parseAddress } from '../../src/protocol/address.ts';

describe('parseAddress', () => {
  it.each([
    ['192.168.1.7', '192.168.1.7', defaultPort],
    ['192.168.1.7:6000', '192.168.1.7', 6000],
    ['  192.168.1.7:6000\n', '192.168.1.7', 6000],
    ['192.168.1.7:1', '192.168.1.7', 1],
    ['192.168.1.7:65535', '192.168.1.7', 65535],
    ['192.168.1.7:05050', '192.168.1.7', 5050],
    ['localhost', 'localhost', defaultPort],
    ['adas-laptop.local:7000', 'adas-laptop.local', 7000],
    ['adas_laptop', 'adas_laptop', defaultPort],
    ['example.org.', 'example.org.', defaultPort],
    ['bücher.example', 'bücher.example', defaultPort],
    ['7up', '7up', defaultPort],
    ['abcd:1234', 'abcd', 1234],
    ['::1', '::1', defaultPort],
    ['fe80::1', 'fe80::1', defaultPort],
    ['2001:db8::7', '2001:db8::7', defaultPort],
    ['::ffff:192.168.1.7', '::ffff:192.168.1.7', defaultPort],
    ['[::1]', '::1', defaultPort],
    ['[fe80::1]:6000', 'fe80::1', 6000],
    ['fe80::1%eth0', 'fe80::1%eth0', defaultPort],
    ['fe80::1%12', 'fe80::1%12', defaultPort],
    ['fe80::1%eth0.10', 'fe80::1%eth0.10', defaultPort],
    ['fe80::1%br-lan', 'fe80::1%br-lan', defaultPort],
    ['fe80::1%veth1@if2', 'fe80::1%veth1@if2', defaultPort],
    ['[fe80::1%br-lan]:6000', 'fe80::1%br-lan', 6000],
    ['[fe80::1%eth0.10]', 'fe80::1%eth0.10', defaultPort],
    ['ws://192.168.1.7:6000', '192.168.1.7', 6000],
    ['HTTP://192.168.1.7:6000/', '192.168.1.7', 6000],
    ['http://[fe80::1%wlan0]:6000/', 'fe80::1%wlan0', 6000],
    ['http://adas-laptop.local/', 'adas-laptop.local', defaultPort],
  ])('reads %j', (input, hostname, port) => {
    expect(parseAddress(input)).toEqual({ hostname, port });
  });

  it.each(['', '  ', '\n', 'http://', 'ws:///'])('asks for an address at %j', (input) => {
    expect(parseAddress(input)).toEqual({
      mistake: 'An address is needed, for example 192.168.1.7 or 192.168.1.7:5050.',
    });
  });

  it.each([
    ...['0', '65536', '99999', '100000', 'abc', '', '-1', '+80', '5050x', '1e3', '0x10', ' 80', '５０５０', '80.0'].map(
      (port) => [port],
    ),
  ])('refuses the port %j', (port) => {
    expect(parseAddress(`192.168.1.7:${port}`)).toEqual({
      mistake: `${JSON.stringify(port)} is no port. A port is a number from 1 to 65535.`,
    });
  });

  it.each([
    ...['192.168.1', '192.168.1.256', '192.168.1.7.8', '1', '3232235783', '192.168.1.7.', '...'],
    ...[
      '192.168.1.7 5050',
      'adas laptop',
      '-flag',
      '--port',
      'a..b',
      '.local',
      `${'a'.repeat(64)}.local`,
      'a.'.repeat(127),
    ],
    ...[
      '[192.168.1.7]:5050',
      '[localhost]',
      '[::1',
      '::1]',
      '[::1]5050',
      '[]',
      '[]:5050',
      '[[::1]]',
      '::1::',
      ':::',
      ':5050',
      '12345::',
    ],
    ...[
      'fe80::1%',
      'fe80::1%eth0:5050',
      'fe80::1%a b',
      'fe80::1%%1',
      '%eth0',
      '192.168.1.7%eth0',
      'fe80::1%\u001b[2J',
      'fe80::1%a/b',
    ],
    ...[
      'http://192.168.1.7/chat',
      'https://192.168.1.7',
      'ftp://x',
      'http://ada@x',
      'user@host',
      'a/b',
      'a?b',
      'a#b',
      '🦊',
      '__proto__:x:1',
      '\u001b[2J',
    ],
  ])('refuses %j and says what is expected', (input) => {
    expect(parseAddress(input)).toMatchObject({
      mistake: expect.stringMatching(/is no address\. Expected an IP or a name/u),
    });
  });

  it('quotes only the beginning of what is far too long', () => {
    const address = parseAddress(`${'x'.repeat(500)} y`);
    expect(address).toMatchObject({ mistake: expect.stringContaining(`"${'x'.repeat(40)}…" is no address`) });
    expect(parseAddress(`a:${'9'.repeat(500)}`)).toMatchObject({
      mistake: expect.stringMatching(/^"9{40}…" is no port/u),
    });
  });

  it('reads back what formatAddress writes', () => {
    const zone = fc.constantFrom('', '%eth0', '%eth0.10', '%br-lan', '%12');
    const hostname = fc.oneof(
      fc.ipV4(),
      fc.tuple(fc.ipV6(), zone).map(([ip, suffix]) => ip + suffix),
      fc.domain(),
    );
    fc.assert(
      fc.property(hostname, fc.integer({ min: 1, max: 65535 }), (name, port) => {
        expect(parseAddress(formatAddress({ hostname: name, port }))).toEqual({ hostname: name, port });
      }),
      { seed: 30, numRuns: 1000 },
    );
  });

  it('never throws, and reads nothing that would not be read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a1.:[]%/- \u001b'.split('')), maxLength: 20 }), (input) => {
        const address = parseAddress(input);
        if (!('mistake' in address)) expect(parseAddress(formatAddress(address))).toEqual(address);
      }),
      { seed: 31, numRuns: 5000 },
    );
  });
});

describe('formatAddress', () => {
  it.each([
    [{ hostname: '192.168.1.7', port: 5050 }, '192.168.1.7:5050'],
    [{ hostname: 'adas-laptop.local', port: 80 }, 'adas-laptop.local:80'],
    [{ hostname: 'fe80::1%br-lan', port: 5050 }, '[fe80::1%br-lan]:5050'],
  ])('writes %j as %s', (address, text) => {
    expect(formatAddress(address)).toBe(text);
  });
});
