import { parseRoomCode, type RoomId } from '../chat/room-id.ts';
import { neutralizeLine } from '../chat/text.ts';
import { type Address, formatAddress, parseAddress } from './address.ts';

/** What someone was told to join by. */
export type Invite = AddressInvite | LinkInvite | CodeInvite;

/** `192.168.1.7:5050`: nothing says who should answer there. */
export interface AddressInvite {
  readonly kind: 'address';
  readonly address: Address;
}

/** `pychat://192.168.1.7:5050/#KEY`, with `.TOKEN` for a private host, and with `/ROOM` for a room that is entered by its code. */
export interface LinkInvite {
  readonly kind: 'link';
  readonly address: Address;
  /** `keyIdOf` the host's public key, which must be that of whoever answers: 128 bits. */
  readonly keyId: string;
  /** Lets in at a private host, 128 bits: for nobody but who holds that key. [P62] */
  readonly token?: string;
  readonly room?: RoomId;
}

/** `otter-lamp-42@192.168.1.7`. */
export interface CodeInvite {
  readonly kind: 'code';
  readonly address: Address;
  /** As it was typed, blanks at its ends aside: for `parseShortCode`, which says what is wrong with it. */
  readonly code: string;
}

type Mistake = { readonly mistake: string };

const maxLength = 500;
const maxQuoted = 40;
const codePattern = /^[\p{L}\p{M}\p{N}\p{Pd}\s_.,]{1,80}$/u;
/** 128 bits each, in base64url: of the last character only two bits are used. */
const keyPattern = /^([\w-]{21}[AQgw])(?:\.([\w-]{21}[AQgw]))?$/u;

/** Reads a link, `CODE@ADDRESS` or an address, as it was pasted or typed; otherwise says what is wrong, harmless to show. */
export function parseInvite(input: string): Invite | Mistake {
  const text = input.trim().replace(/^<(.*)>$/su, '$1');
  if (text.length > maxLength) return { mistake: `${quote(text)} is too long for an invite or an address.` };
  const invite = parseText(text);
  return 'mistake' in invite ? { mistake: neutralizeLine(invite.mistake) } : invite;
}

/** The text that `parseInvite` reads as the same invite. */
export function formatInvite(invite: Invite): string {
  const address = formatAddress(invite.address);
  if (invite.kind === 'address') return address;
  if (invite.kind === 'code') return `${invite.code}@${address}`;
  const { keyId, token, room } = invite;
  return `pychat://${address}/#${keyId}${token === undefined ? '' : `.${token}`}${room === undefined ? '' : `/${room}`}`;
}

function parseText(text: string): Invite | Mistake {
  const [, scheme = '', rest = ''] = /^(pychat|https?|wss?):\/\/(.*)$/isu.exec(text) ?? [];
  if (scheme !== '') return parseLink(scheme.toLowerCase(), rest);
  const address = parseAddress(text);
  // A zone of an IPv6 address may have an @ in it.
  if (!('mistake' in address)) return { kind: 'address', address };
  const at = text.indexOf('@');
  return at < 0 ? address : parseCode(text.slice(0, at).trim(), text.slice(at + 1));
}

function parseLink(scheme: string, rest: string): Invite | Mistake {
  const [, authority = '', path = '', fragment] = /^([^#/]*)([^#]*)(?:#(.*))?$/su.exec(rest) ?? [];
  if (/^[^[\]]*@/u.test(authority)) {
    return { mistake: 'A link has no code in it. Type the code and the address: otter-lamp-42@192.168.1.7.' };
  }
  const address = parseAddress(authority);
  if ('mistake' in address) return address;
  if (path !== '' && path !== '/')
    return { mistake: `${quote(path)} is in no invite. Expected pychat://192.168.1.7:5050/#…` };
  if (fragment !== undefined) return parseFragment(address, fragment);
  // Joining without what the link should have said would be a lesser safety than was asked for.
  return scheme === 'pychat' ? { mistake: incomplete(address) } : { kind: 'address', address };
}

function parseFragment(address: Address, fragment: string): LinkInvite | Mistake {
  const [key = '', code, ...more] = fragment.split('/');
  const [, keyId, token] = keyPattern.exec(key) ?? [];
  if (keyId === undefined || more.length > 0) return { mistake: incomplete(address) };
  const link: LinkInvite = { kind: 'link', address, keyId, ...(token !== undefined && { token }) };
  if (code === undefined) return link;
  const room = parseRoomCode(code);
  if (room === undefined)
    return { mistake: `${quote(code)}, at the end of this invite, is no room's code. Ask for it again.` };
  return { ...link, room };
}

function parseCode(code: string, rest: string): CodeInvite | Mistake {
  if (!codePattern.test(code)) return { mistake: `${quote(code)} is no code. A code looks like otter-lamp-42.` };
  const address = parseAddress(rest);
  return 'mistake' in address ? address : { kind: 'code', address, code };
}

function incomplete(address: Address): string {
  const place = formatAddress(address);
  return `This invite is damaged: what says who the host is, behind the #, is not whole. Ask for it again, or join without: ${place}.`;
}

function quote(text: string): string {
  const characters = [...text];
  return JSON.stringify(characters.length > maxQuoted ? `${characters.slice(0, maxQuoted).join('')}…` : text);
}
