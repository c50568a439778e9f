import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRoomCode, type RoomId } from '../../src/chat/room-id.ts';
import { defaultPort } from '../../src/protocol/address.ts';
import { formatInvite, type Invite, parseInvite } from '../../src/protocol/invite.ts';

const keyId = 'ungWv48Bz-pBQUDeXa4iIw';
const token = 'q83vASNFZ4mrze8BI0VniQ';
const room = parseRoomCode('KXW3P') as RoomId;
const host = { hostname: '192.168.1.7', port: 5050 };
const mistakeOf = (input: string) => (parseInvite(input) as { mistake: string }).mistake;

describe('parseInvite', () => {
  it.each<[string, Invite]>([
    [`pychat://192.168.1.7:5050/#${keyId}`, { kind: 'link', address: host, keyId }],
    [`pychat://192.168.1.7/#${keyId}`, { kind: 'link', address: host, keyId }],
    [`pychat://192.168.1.7:5050#${keyId}`, { kind: 'link', address: host, keyId }],
    [`  <PyChat://192.168.1.7:5050/#${keyId}>\n`, { kind: 'link', address: host, keyId }],
    [`http://192.168.1.7:5050/#${keyId}`, { kind: 'link', address: host, keyId }],
    [`pychat://192.168.1.7:5050/#${keyId}.${token}`, { kind: 'link', address: host, keyId, token }],
    [`pychat://192.168.1.7#${keyId}.${token}/kxw3p`, { kind: 'link', address: host, keyId, token, room }],
    [`HTTPS://192.168.1.7:5050/#${keyId}/${room}`, { kind: 'link', address: host, keyId, room }],
    [`pychat://192.168.1.7:5050/#${keyId}/kxw3p`, { kind: 'link', address: host, keyId, room }],
    [
      `pychat://[fe80::1%veth1@if2]:6000/#${keyId}`,
      { kind: 'link', address: { hostname: 'fe80::1%veth1@if2', port: 6000 }, keyId },
    ],
  ])('reads the link %j', (input, invite) => {
    expect(parseInvite(input)).toEqual(invite);
  });

  it.each([
    ['otter-lamp-42@192.168.1.7', 'otter-lamp-42', host],
    ['3-otter-lamp-42@192.168.1.7:6000', '3-otter-lamp-42', { ...host, port: 6000 }],
    [' OTTER LAMP 42 @ 192.168.1.7 ', 'OTTER LAMP 42', host],
    ['otter-lamp-42@adas-laptop.local', 'otter-lamp-42', { hostname: 'adas-laptop.local', port: defaultPort }],
    ['otter-lamp-42@[fe80::1%veth1@if2]:80', 'otter-lamp-42', { hostname: 'fe80::1%veth1@if2', port: 80 }],
    ['otter-lamp-42@fe80::1%veth1@if2', 'otter-lamp-42', { hostname: 'fe80::1%veth1@if2', port: defaultPort }],
    ['ｏｔｔｅｒ－ｌａｍｐ－４２@192.168.1.7', 'ｏｔｔｅｒ－ｌａｍｐ－４２', host],
    ['ada@192.168.1.7', 'ada', host],
  ])('reads a code and an address in %j, the code as it was typed', (input, code, address) => {
    expect(parseInvite(input)).toEqual({ kind: 'code', code, address });
  });

  it.each([
    ['192.168.1.7', host],
    [' 192.168.1.7:5050\n', host],
    ['adas-laptop.local:80', { hostname: 'adas-laptop.local', port: 80 }],
    ['fe80::1%veth1@if2', { hostname: 'fe80::1%veth1@if2', port: defaultPort }],
    ['http://192.168.1.7:5050/', host],
    ['https://192.168.1.7:5050', host],
    ['ws://192.168.1.7:5050', host],
    ['wss://192.168.1.7:5050/', host],
  ])('reads the address %j', (input, address) => {
    expect(parseInvite(input)).toEqual({ kind: 'address', address });
  });

  it.each([
    'pychat://192.168.1.7:5050/',
    'pychat://192.168.1.7:5050',
    'pychat://192.168.1.7:5050/#',
    'https://192.168.1.7:5050/#',
    `pychat://192.168.1.7:5050/#${keyId.slice(0, -1)}`,
    `pychat://192.168.1.7:5050/#${keyId}A`,
    `pychat://192.168.1.7:5050/#${keyId.slice(0, -1)}B`,
    `pychat://192.168.1.7:5050/#${keyId}==`,
    `pychat://192.168.1.7:5050/#${keyId}.`,
    `pychat://192.168.1.7:5050/#.${token}`,
    `pychat://192.168.1.7:5050/#${keyId}.${token.slice(0, -1)}`,
    `pychat://192.168.1.7:5050/#${keyId}.${token.slice(0, -1)}B`,
    `pychat://192.168.1.7:5050/#${keyId}.${token}.${token}`,
    `pychat://192.168.1.7:5050/#${keyId}/${room}.${token}/`,
    `pychat://192.168.1.7:5050/#${keyId.replace('-', '+')}`,
    `pychat://192.168.1.7:5050/#${keyId}/KXW3P/more`,
    `pychat://192.168.1.7:5050/#/KXW3P`,
    `pychat://192.168.1.7:5050/##${keyId}`,
    `pychat://192.168.1.7:5050/#${keyId.slice(0, 10)}\n${keyId.slice(10)}`,
  ])('takes no link that does not say whole who the host is: %j', (input) => {
    expect(mistakeOf(input)).toBe(
      'This invite is damaged: what says who the host is, behind the #, is not whole. Ask for it again, or join without: 192.168.1.7:5050.',
    );
  });

  it.each([
    ['', 'An address is needed, for example 192.168.1.7 or 192.168.1.7:5050.'],
    [' \n', 'An address is needed, for example 192.168.1.7 or 192.168.1.7:5050.'],
    ['pychat://', 'An address is needed, for example 192.168.1.7 or 192.168.1.7:5050.'],
    ['otter-lamp-42@', 'An address is needed, for example 192.168.1.7 or 192.168.1.7:5050.'],
    ['@192.168.1.7', '"" is no code. A code looks like otter-lamp-42.'],
    ['otter/lamp@192.168.1.7', '"otter/lamp" is no code. A code looks like otter-lamp-42.'],
    ['otter-lamp-42@192.168.1.7@evil', '"192.168.1.7@evil" is no address. Expected an IP or a name,'],
    [`pychat://192.168.1.7/#${keyId}/0OIL1`, '"0OIL1", at the end of this invite, is no room\'s code.'],
    [`pychat://192.168.1.7/#${keyId}/lobby`, '"lobby", at the end of this invite, is no room\'s code.'],
    [`pychat://192.168.1.7/#${keyId}/`, '"", at the end of this invite, is no room\'s code.'],
    [`pychat://192.168.1.7/room#${keyId}`, '"/room" is in no invite. Expected pychat://192.168.1.7:5050/#…'],
    [`pychat://192.168.1.7//#${keyId}`, '"//" is in no invite.'],
    [`pychat://192.168.1.7@evil.example/#${keyId}`, 'A link has no code in it. Type the code and the address:'],
    ['pychat://otter-lamp-42@192.168.1.7', 'A link has no code in it.'],
    [`pychat://192.168.1.7:99999/#${keyId}`, '"99999" is no port. A port is a number from 1 to 65535.'],
    [`pychat://192.168.1.7?x#${keyId}`, '"192.168.1.7?x" is no address.'],
    [`pychat://http://192.168.1.7/#${keyId}`, '"" is no port.'],
    [`ftp://192.168.1.7/#${keyId}`, 'is no address. Expected an IP or a name,'],
    [`pychat:192.168.1.7#${keyId}`, 'is no address. Expected an IP or a name,'],
    ['javascript:alert(1)', '"alert(1)" is no port.'],
  ])('says what is wrong with %j', (input, mistake) => {
    expect(mistakeOf(input)).toContain(mistake);
  });

  it('quotes only the beginning of what is far too long, and takes no time over it', () => {
    expect(mistakeOf('x'.repeat(10_000_000))).toBe(`"${'x'.repeat(40)}…" is too long for an invite or an address.`);
    expect(mistakeOf(`pychat://${'@'.repeat(10_000_000)}`).length).toBeLessThan(120);
    expect(mistakeOf(`pychat://1.2.3.4/#${keyId}/${'x'.repeat(400)}`).length).toBeLessThan(120);
  });

  it('never throws, and says nothing that a terminal would obey', () => {
    const part = fc.constantFrom(
      ...[
        'pychat://',
        'http://',
        '1.2.3.4',
        ':',
        '5050',
        '/',
        '#',
        keyId,
        '.',
        token,
        'KXW3P',
        '@',
        'otter-lamp-42',
        '[',
        '::1',
        ']',
      ],
      ...['%', '<', '>', '\u001b[2J', '\u009b', '\u202e', '\ud800', '\u0000', '\n', ' ', 'é', '🦊'],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
        const invite = parseInvite(parts.join(''));
        if ('mistake' in invite) expect(invite.mistake).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\ud800]/);
        else expect(parseInvite(formatInvite(invite))).toEqual(invite);
      }),
      { seed: 56, numRuns: 5000 },
    );
  });
});

describe('formatInvite', () => {
  it.each<[Invite, string]>([
    [{ kind: 'address', address: host }, '192.168.1.7:5050'],
    [{ kind: 'code', address: host, code: 'otter-lamp-42' }, 'otter-lamp-42@192.168.1.7:5050'],
    [{ kind: 'link', address: host, keyId }, `pychat://192.168.1.7:5050/#${keyId}`],
    [{ kind: 'link', address: host, keyId, room }, `pychat://192.168.1.7:5050/#${keyId}/KXW3P`],
    [{ kind: 'link', address: host, keyId, token }, `pychat://192.168.1.7:5050/#${keyId}.${token}`],
    [{ kind: 'link', address: host, keyId, token, room }, `pychat://192.168.1.7:5050/#${keyId}.${token}/KXW3P`],
    [{ kind: 'link', address: { hostname: '::1', port: 80 }, keyId }, `pychat://[::1]:80/#${keyId}`],
  ])('writes %j as %s', (invite, text) => {
    expect(formatInvite(invite)).toBe(text);
  });

  it('writes what parseInvite reads as the same', () => {
    const zone = fc.constantFrom('', '%eth0', '%br-lan', '%veth1@if2');
    const ipv6 = fc.tuple(fc.ipV6(), zone).map(([ip, suffix]) => ip + suffix);
    const address = fc.record({
      hostname: fc.oneof(fc.ipV4(), ipv6, fc.domain()),
      port: fc.integer({ min: 1, max: 65535 }),
    });
    const id = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64url'));
    const letter = fc.constantFrom(...'ABCDEFGHJKMNPQRSTUVWXYZ23456789');
    const code = fc.array(letter, { minLength: 5, maxLength: 5 }).map((letters) => letters.join('') as RoomId);
    const invite: fc.Arbitrary<Invite> = fc.oneof(
      fc.record({ kind: fc.constant('address' as const), address }),
      fc.record({ kind: fc.constant('link' as const), address, keyId: id }),
      fc.record({ kind: fc.constant('link' as const), address, keyId: id, room: code }),
      fc.record({ kind: fc.constant('link' as const), address, keyId: id, token: id }),
      fc.record({ kind: fc.constant('link' as const), address, keyId: id, token: id, room: code }),
      fc.record({
        kind: fc.constant('code' as const),
        address,
        code: fc.stringMatching(/^[a-z]{3,8}-[a-z]{3,8}-\d\d$/),
      }),
    );
    fc.assert(
      fc.property(invite, (each) => {
        expect(parseInvite(formatInvite(each))).toEqual(each);
      }),
      { seed: 57, numRuns: 2000 },
    );
  });
});
