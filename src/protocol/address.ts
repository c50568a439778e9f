import ipaddr from 'ipaddr.js';

/** The port that a host takes unless told otherwise. */
export const defaultPort = 5050;

const maxQuoted = 40;

/** Where a host listens: a name or an IP address (IPv6 without brackets, perhaps with its zone), and a TCP port. */
export interface Address {
  readonly hostname: string;
  readonly port: number;
}

/** Reads `HOST`, `HOST:PORT`, `IPv6`, `[IPv6]:PORT`, also behind `ws://` or `http://`; otherwise says what is wrong. */
export function parseAddress(input: string): Address | { readonly mistake: string } {
  const text = input
    .trim()
    .replace(/^(?:ws|http):\/\//iu, '')
    .replace(/\/$/u, '');
  if (text === '') return { mistake: 'An address is needed, for example 192.168.1.7 or 192.168.1.7:5050.' };
  if (isIpv6(text)) return { hostname: text, port: defaultPort };
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::([^:/?#]*))?$/u.exec(text) ?? [];
  const hostname = bracketed ?? plain ?? '';
  if (bracketed === undefined ? !isName(hostname) : !isIpv6(hostname)) {
    return {
      mistake: `${JSON.stringify(shorten(input))} is no address. Expected an IP or a name, for example 192.168.1.7 or 192.168.1.7:5050.`,
    };
  }
  const port = digits === undefined ? defaultPort : parsePort(digits);
  if (port === undefined)
    return { mistake: `${JSON.stringify(shorten(digits ?? ''))} is no port. A port is a number from 1 to 65535.` };
  return { hostname, port };
}

/** `192.168.1.7:5050`, `[fe80::1]:5050`. */
export function formatAddress({ hostname, port }: Address): string {
  return `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
}

/** Of what was entered by mistake, as much as reminds of it. */
function shorten(input: string): string {
  const characters = [...input];
  return characters.length > maxQuoted ? `${characters.slice(0, maxQuoted).join('')}…` : input;
}

function parsePort(digits: string): number | undefined {
  const port = /^\d{1,5}$/u.test(digits) ? Number(digits) : 0;
  return port >= 1 && port <= 65535 ? port : undefined;
}

function isIpv6(text: string): boolean {
  // ipaddr.js refuses the zones of interfaces such as eth0.10 and br-lan.
  const [, address = '', zone] = /^([^%]*)(?:%(.*))?$/su.exec(text) ?? [];
  return ipaddr.IPv6.isValid(address) && (zone === undefined || /^[\w.@-]{1,64}$/u.test(zone));
}

/** A DNS name, or an IPv4 address. */
function isName(text: string): boolean {
  if (/^[\d.]+$/u.test(text)) return ipaddr.IPv4.isValidFourPartDecimal(text);
  return /^(?!-)[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63})*\.?$/u.test(text) && text.length <= 253;
}
