import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';
import { type InterfaceKind, interfaceKind } from './interface-kind.ts';

/**
 * One address of this machine. `lan` is private (RFC 1918) or unique local (RFC 4193); `virtual` leads to containers,
 * virtual machines, a VPN or mobile data, whatever its range. An IPv6 link-local address carries this machine's own zone
 * (`fe80::1%eth0`, on Windows `fe80::1%12`): another machine has to put its own there, and browsers accept none.
 */
export type LocalAddress = {
  readonly address: string;
  readonly family: 4 | 6;
  readonly interfaceName: string;
  readonly kind: 'lan' | 'public' | 'link-local' | 'virtual' | 'loopback';
};

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;
type Candidate = { readonly found: LocalAddress; readonly leadsTo: InterfaceKind; readonly network: string };

const rangeKinds: Record<string, LocalAddress['kind']> = {
  private: 'lan',
  uniqueLocal: 'lan',
  linkLocal: 'link-local',
  loopback: 'loopback',
  carrierGradeNat: 'virtual',
  '6to4': 'virtual',
  teredo: 'virtual',
};

const bestFirst: readonly `${LocalAddress['kind']} ${4 | 6}`[] = [
  'lan 4',
  'public 4',
  'lan 6',
  'public 6',
  'link-local 4',
  'link-local 6',
  'virtual 4',
  'virtual 6',
  'loopback 4',
  'loopback 6',
];

// Homes use the first; the last is also where Docker, WSL and cloud networks pick theirs.
const privateBlocks = ['192.168.', '10.', '172.'];

const loopback: readonly LocalAddress[] = [
  { address: '127.0.0.1', family: 4, interfaceName: 'lo', kind: 'loopback' },
  { address: '::1', family: 6, interfaceName: 'lo', kind: 'loopback' },
];

/** Made when addresses are first compared: it takes 5 ms, which every start would pay. */
let collator: Intl.Collator | undefined;

/** Reads this machine's interfaces, not its routes, so that it works with no default route. Never empty. */
export function localAddresses(readInterfaces: () => Interfaces = networkInterfaces): LocalAddress[] {
  return rankAddresses(readOrNone(readInterfaces));
}

/**
 * The addresses that others may reach, best first; loopback only when there is nothing else. The order depends on nothing
 * but the content of `interfaces`. The platform decides how an IPv6 zone is written.
 */
export function rankAddresses(interfaces: Interfaces, platform: NodeJS.Platform = process.platform): LocalAddress[] {
  const candidates = Object.entries(interfaces)
    .flatMap(([name, entries = []]) => entries.map((entry) => toCandidate(name, entry, platform)))
    .filter(isUsable)
    .sort(compareCandidates);
  const addresses = withoutRepeats(candidates);
  const reachable = addresses.filter(({ kind }) => kind !== 'loopback');
  if (reachable.length > 0) return reachable;
  return addresses.length > 0 ? addresses : [...loopback];
}

// A sandbox without netlink (systemd's RestrictAddressFamilies, Android) forbids the list; hosting still works there.
function readOrNone(readInterfaces: () => Interfaces): Interfaces {
  try {
    return readInterfaces();
  } catch {
    return {};
  }
}

function toCandidate(interfaceName: string, entry: NetworkInterfaceInfo, platform: NodeJS.Platform): Candidate {
  const parsed = ipaddr.parse(entry.address);
  const family = entry.family === 'IPv6' ? 6 : 4;
  // Real addresses sit on a loopback interface too: WSL's 10.255.255.254, a router's own.
  const leadsTo = entry.internal ? 'virtual' : interfaceKind(interfaceName, entry.mac);
  const kind = kindOf(parsed.range(), leadsTo);
  const zone = platform === 'win32' ? entry.scopeid : interfaceName;
  const address = kind === 'link-local' && family === 6 ? `${entry.address}%${zone}` : entry.address;
  const network = 'parts' in parsed ? `${parsed.parts.slice(0, 4).join(':')} ${interfaceName}` : address;
  return { found: { address, family, interfaceName, kind }, leadsTo, network };
}

function kindOf(range: string, leadsTo: InterfaceKind): LocalAddress['kind'] {
  const kind = rangeKinds[range] ?? 'public';
  return leadsTo === 'virtual' && (kind === 'lan' || kind === 'public') ? 'virtual' : kind;
}

// Every container, tunnel and AirDrop interface has a link-local address that nobody can use.
function isUsable({ found, leadsTo }: Candidate): boolean {
  return !(found.kind === 'link-local' && leadsTo === 'virtual');
}

function compareCandidates(left: Candidate, right: Candidate): number {
  const [one, other] = [left.found, right.found];
  return (
    placeOf(one) - placeOf(other) ||
    Number(right.leadsTo === 'physical') - Number(left.leadsTo === 'physical') ||
    privateBlockOf(one) - privateBlockOf(other) ||
    compareByNumber(one.interfaceName, other.interfaceName) ||
    // Of IPv6 addresses the hand-set and DHCPv6 ones, which stay, are the short ones.
    (one.family === 6 ? one.address.length - other.address.length : 0) ||
    compareByNumber(one.address, other.address)
  );
}

function compareByNumber(one: string, other: string): number {
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(one, other);
}

function placeOf({ kind, family }: LocalAddress): number {
  return bestFirst.indexOf(`${kind} ${family}`);
}

function privateBlockOf({ address }: LocalAddress): number {
  return privateBlocks.findIndex((block) => address.startsWith(block));
}

// The system does not tell temporary IPv6 addresses (RFC 8981) from stable ones: one per interface and /64 is enough.
function withoutRepeats(candidates: readonly Candidate[]): LocalAddress[] {
  const distinct = firstOfEach(candidates, ({ found }) => found.address);
  return firstOfEach(distinct, ({ network }) => network).map(({ found }) => found);
}

function firstOfEach<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const firsts = new Map<string, Item>();
  for (const item of items) if (!firsts.has(keyOf(item))) firsts.set(keyOf(item), item);
  return [...firsts.values()];
}
