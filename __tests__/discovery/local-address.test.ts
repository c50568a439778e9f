import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localAddresses, rankAddresses } from '../../src/discovery/local-address.ts';
import { entry, machines } from './machines.ts';

function ranked(...input: Parameters<typeof rankAddresses>): string[] {
  return rankAddresses(...input).map(({ address, kind }) => `${address} ${kind}`);
}

describe('ranking the addresses of real machines', () => {
  it('puts the LAN of a Linux laptop before Docker, libvirt and WireGuard', () => {
    expect(ranked(machines.linuxLaptop, 'linux')).toEqual([
      '192.168.1.7 lan',
      '10.20.30.40 lan',
      'fd12:3456:789a:0:4c5d:1b2a:9f00:1 lan',
      '2001:9e8:1234:5600::7 public',
      'fe80::a6bb:6dff:fe12:3456%wlp3s0 link-local',
      '192.168.122.1 virtual',
      '10.8.0.2 virtual',
      '172.18.0.1 virtual',
      '172.17.0.1 virtual',
      'fd42:42:42::2 virtual',
    ]);
  });

  it('puts the Wi-Fi of a Mac before its cable without DHCP, VM bridge and VPN, and leaves out AirDrop', () => {
    expect(ranked(machines.macBook, 'darwin')).toEqual([
      '192.168.178.24 lan',
      'fdaa::1c:2d3e:4f50:6172 lan',
      '169.254.83.107 link-local',
      'fe80::1c41:9a2:1b3c:4d5e%en0 link-local',
      '100.101.102.103 virtual',
      '192.168.64.1 virtual',
      'fdf1:64::1 virtual',
    ]);
  });

  it('puts Ethernet, Wi-Fi and the hotspot of Windows before VirtualBox, VMware and WSL', () => {
    expect(ranked(machines.windowsDesktop, 'win32')).toEqual([
      '192.168.1.20 lan',
      '10.0.0.12 lan',
      '192.168.137.1 lan',
      'fe80::d1f2:3e4a:5b6c:7d8e%12 link-local',
      '192.168.56.1 virtual',
      '192.168.240.1 virtual',
      '192.168.81.1 virtual',
      '172.27.160.1 virtual',
    ]);
  });

  it('takes an external Hyper-V switch for the LAN that it carries', () => {
    expect(ranked(machines.hyperVHost)).toEqual(['192.168.1.20 lan', '192.168.5.1 virtual']);
  });

  it('takes a bridge for the LAN unless Docker named it', () => {
    expect(ranked(machines.homeServer)).toEqual([
      '10.0.0.2 lan',
      '100.64.0.9 virtual',
      '192.168.16.1 virtual',
      '10.77.1.2 virtual',
      'fd7a:115c:a1e0::9 virtual',
    ]);
  });

  it('gives the public address of a server that has no other', () => {
    expect(ranked(machines.publicServer)).toEqual(['93.184.215.14 public']);
  });

  it('gives the addresses of an IPv6-only machine, private before public before link-local', () => {
    expect(ranked(machines.ipv6Only, 'linux')).toEqual([
      'fd00:1::2 lan',
      '2a01:4f8:c0c:1::1 public',
      '2a01:4f8:c0c:2::1 public',
      'fe80::fc:ff:fe00:1%eth0 link-local',
    ]);
  });

  it('puts an address on the loopback interface itself behind real ones', () => {
    expect(ranked(machines.wslGuest)).toEqual(['172.30.153.246 lan', '10.255.255.254 virtual']);
  });

  it('gives loopback when there is nothing else', () => {
    expect(ranked(machines.onlyLoopback)).toEqual(['127.0.0.1 loopback', '::1 loopback']);
  });

  it('gives a virtual address rather than loopback', () => {
    expect(ranked(machines.onlyDocker)).toEqual(['172.17.0.1 virtual']);
  });
});

describe('ranking', () => {
  it('puts private addresses on interfaces of unknown names between known ones and public addresses', () => {
    const addresses = ranked({
      usb0: [entry('192.168.42.3')],
      eth1: [entry('8.8.4.4')],
      eth0: [entry('172.16.0.9')],
    });
    expect(addresses).toEqual(['172.16.0.9 lan', '192.168.42.3 lan', '8.8.4.4 public']);
  });

  it.each(['100.127.255.254', '2002:c000:204::1', '2001:0:c000:204::1'])(
    'takes %s for a tunnel on any interface',
    (address) => {
      expect(ranked({ eth0: [entry(address)], eth1: [entry('100.128.0.1')] })).toEqual([
        '100.128.0.1 public',
        `${address} virtual`,
      ]);
    },
  );

  it('orders interfaces and addresses by number, not by letter', () => {
    const addresses = rankAddresses({
      eth10: [entry('192.168.1.3')],
      eth2: [entry('192.168.1.20'), entry('192.168.1.9')],
    });
    expect(addresses.map(({ address }) => address)).toEqual(['192.168.1.9', '192.168.1.20', '192.168.1.3']);
  });

  it('gives a link-local address the zone that this machine understands', () => {
    const interfaces = {
      'br-lan_2': [entry('fe80::2', { scopeid: 4 })],
      'eth0.10': [entry('fe80::1', { scopeid: 3 })],
    };
    expect(ranked(interfaces, 'linux')).toEqual(['fe80::2%br-lan_2 link-local', 'fe80::1%eth0.10 link-local']);
    expect(ranked(interfaces, 'win32')).toEqual(['fe80::2%4 link-local', 'fe80::1%3 link-local']);
  });

  it('gives one IPv6 address per network and interface, a hand-set one if there is one', () => {
    const wifi = [entry('2001:db8:1:2:aaaa:bbbb:cccc:dddd'), entry('2001:db8:1:2:f::5'), entry('2001:db8:1:3::5')];
    const cable = [entry('2001:db8:1:2:1111:2222:3333:4444'), entry('2001:db8:1:2:1111:2222:3333:5555')];
    expect(rankAddresses({ wlan0: wifi, eth0: cable }).map(({ address }) => address)).toEqual([
      '2001:db8:1:2:1111:2222:3333:4444',
      '2001:db8:1:3::5',
      '2001:db8:1:2:f::5',
    ]);
  });

  it('gives an address that two interfaces have once, on the better one', () => {
    const shared = [entry('10.1.2.3'), entry('fd00::3')];
    expect(rankAddresses({ docker0: shared, eth1: shared, eth0: shared })).toEqual([
      { address: '10.1.2.3', family: 4, interfaceName: 'eth0', kind: 'lan' },
      { address: 'fd00::3', family: 6, interfaceName: 'eth0', kind: 'lan' },
    ]);
  });

  it.each(Object.entries(machines))(
    'does not depend on the order in which the system lists %s',
    (_name, interfaces) => {
      const expected = rankAddresses(interfaces, 'linux');
      const relisted = shuffled(Object.entries<NetworkInterfaceInfo[]>(interfaces)).chain((lists) =>
        fc.tuple(...lists.map(([name, entries]) => fc.tuple(fc.constant(name), shuffled(entries)))),
      );
      const keepsOrder = fc.property(relisted, (lists) => {
        expect(rankAddresses(Object.fromEntries(lists), 'linux')).toEqual(expected);
      });
      fc.assert(keepsOrder, { seed: 5050 });
    },
  );
});

describe('the addresses of this machine', () => {
  it('are never none', () => {
    expect(localAddresses(() => ({})).map(({ address }) => address)).toEqual(['127.0.0.1', '::1']);
  });

  it('are loopback where the system forbids listing interfaces', () => {
    const forbidden = () => {
      throw new Error('A system error occurred: uv_interface_addresses returned EAFNOSUPPORT');
    };
    expect(localAddresses(forbidden).map(({ address }) => address)).toEqual(['127.0.0.1', '::1']);
  });
});

function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}
