import { describe, expect, it } from '@jest/globals';
import { type InterfaceKind, interfaceKind } from '../../src/discovery/interface-kind.ts';

const names: Record<InterfaceKind, string[]> = {
  physical: [
    ...[
      'eth0',
      'eth0.10',
      'enp0s31f6',
      'eno1',
      'ens33',
      'enx00e04c680001',
      'em1',
      'p4p1',
      'wlan0',
      'wlp3s0',
      'wlx0013ef',
    ],
    ...['br0', 'br-lan', 'vmbr0', 'bond0', 'lan0', 'en0', 'en10', 'Ethernet', 'Ethernet 3', 'Wi-Fi', 'WLAN'],
    ...['Local Area Connection', 'Wireless Network Connection'],
  ],
  virtual: [
    ...[
      'docker0',
      'docker_gwbridge',
      'br-0a1b2c3d4e5f',
      'veth9f3c2a1',
      'virbr0',
      'vmnet8',
      'vboxnet0',
      'lxcbr0',
      'cni0',
    ],
    ...['tun0', 'tap0', 'utun3', 'wg0', 'tailscale0', 'zt5u4y6ejv', 'feth1234', 'nordlynx', 'tunl0', 'sit0', 'dummy0'],
    ...['bridge100', 'awdl0', 'llw0', 'anpi1', 'gif0', 'stf0', 'wwan0', 'ppp0', 'pdp_ip0'],
    ...[
      'vEthernet (WSL)',
      'vEthernet (WSL (Hyper-V firewall))',
      'vEthernet (Default Switch)',
      'OpenVPN Wintun',
      'Tailscale',
    ],
    ...[
      'VMware Network Adapter VMnet8',
      'VirtualBox Host-Only Network',
      'ZeroTier One [8056c2e21c000001]',
      'ProtonVPN',
    ],
    ...['Npcap Loopback Adapter', 'Cellular'],
  ],
  unknown: [
    ...['usb0', 'bnep0', 'bridge0', 'br-home', 'Local Area Connection* 2', 'Bluetooth Network Connection'],
    ...['vEthernet (External)', '以太网', 'Connexion au réseau local'],
  ],
};

const cases = Object.entries(names).flatMap(([kind, list]) => list.map((name) => ({ kind, name })));

describe('interface kind', () => {
  it.each(cases)('of $name is $kind', ({ kind, name }) => {
    expect(interfaceKind(name, 'a4:bb:6d:12:34:56')).toBe(kind);
  });

  it('of a host-only network of VirtualBox is virtual by its MAC, whatever Windows calls it', () => {
    expect(interfaceKind('Ethernet 2', '0a:00:27:00:00:0b')).toBe('virtual');
  });

  it('of a Hyper-V adapter is virtual by its MAC on the host, but not inside a guest, which has no other', () => {
    expect(interfaceKind('vEthernet (Internal)', '00:15:5d:01:02:04')).toBe('virtual');
    expect(interfaceKind('eth0', '00:15:5d:47:d0:6c')).toBe('physical');
  });
});
