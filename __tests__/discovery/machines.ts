import type { NetworkInterfaceInfo } from 'node:os';

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

const plainMac = 'a4:bb:6d:12:34:56';

/** One entry as `os.networkInterfaces()` gives it; only what the ranking reads is true to life. */
export function entry(address: string, { mac = plainMac, internal = false, scopeid = 0 } = {}): NetworkInterfaceInfo {
  const shared = { address, netmask: '', cidr: null, mac, internal };
  return address.includes(':') ? { ...shared, family: 'IPv6', scopeid } : { ...shared, family: 'IPv4' };
}

const internal = { internal: true, mac: '00:00:00:00:00:00' };
const loopback = [entry('127.0.0.1', internal), entry('::1', internal)];

/** What `os.networkInterfaces()` gives on machines as people have them. */
export const machines = {
  linuxLaptop: {
    lo: loopback,
    docker0: [entry('172.17.0.1', { mac: '02:42:9c:00:00:01' })],
    'br-0a1b2c3d4e5f': [entry('172.18.0.1'), entry('fe80::42:9cff:fe00:2', { scopeid: 5 })],
    veth9f3c2a1: [entry('fe80::6c1a:2fff:fe00:3', { scopeid: 9 })],
    virbr0: [entry('192.168.122.1')],
    wg0: [entry('10.8.0.2'), entry('fd42:42:42::2')],
    wlp3s0: [
      entry('192.168.1.7'),
      entry('2001:9e8:1234:5600:9d2c:11ff:8e21:77aa'),
      entry('2001:9e8:1234:5600::7'),
      entry('fd12:3456:789a:0:4c5d:1b2a:9f00:1'),
      entry('fe80::a6bb:6dff:fe12:3456', { scopeid: 3 }),
    ],
    enp0s31f6: [entry('10.20.30.40')],
  },

  macBook: {
    lo0: [...loopback, entry('fe80::1', { internal: true, scopeid: 1 })],
    utun3: [entry('100.101.102.103'), entry('fe80::ce81:b1c:bd2c:69e', { scopeid: 15 })],
    awdl0: [entry('fe80::48d:c8ff:fe11:2233', { scopeid: 11 })],
    llw0: [entry('fe80::48d:c8ff:fe11:2233', { scopeid: 12 })],
    bridge100: [entry('192.168.64.1'), entry('fdf1:64::1')],
    en0: [entry('fe80::1c41:9a2:1b3c:4d5e', { scopeid: 6 }), entry('192.168.178.24'), entry('fdaa::1c:2d3e:4f50:6172')],
    en10: [entry('169.254.83.107')],
  },

  windowsDesktop: {
    'vEthernet (WSL (Hyper-V firewall))': [entry('172.27.160.1', { mac: '00:15:5d:47:d0:6c' })],
    'vEthernet (Default Switch)': [entry('192.168.240.1', { mac: '00:15:5d:01:02:03' })],
    'VMware Network Adapter VMnet8': [entry('192.168.81.1', { mac: '00:50:56:c0:00:08' })],
    'Ethernet 2': [
      entry('192.168.56.1', { mac: '0a:00:27:00:00:0b' }),
      entry('fe80::9', { mac: '0a:00:27:00:00:0b', scopeid: 11 }),
    ],
    'Local Area Connection* 2': [entry('192.168.137.1')],
    'Wi-Fi': [entry('10.0.0.12'), entry('fe80::d1f2:3e4a:5b6c:7d8e', { scopeid: 12 })],
    Ethernet: [entry('192.168.1.20')],
    'Loopback Pseudo-Interface 1': [entry('::1', internal), entry('127.0.0.1', internal)],
  },

  // Its "Ethernet" is given to an external Hyper-V switch, which has the address and the MAC now.
  hyperVHost: {
    'vEthernet (External)': [entry('192.168.1.20')],
    'vEthernet (Internal)': [entry('192.168.5.1', { mac: '00:15:5d:01:02:04' })],
  },

  publicServer: { lo: loopback, eth0: [entry('93.184.215.14')] },

  ipv6Only: {
    lo: [entry('::1', internal)],
    eth0: [
      entry('fe80::fc:ff:fe00:1', { scopeid: 2 }),
      entry('2a01:4f8:c0c:1::1'),
      entry('fd00:1::2'),
      entry('2a01:4f8:c0c:2::1'),
    ],
  },

  wslGuest: {
    lo: [entry('127.0.0.1', internal), entry('10.255.255.254', internal), entry('::1', internal)],
    eth0: [entry('172.30.153.246', { mac: '00:15:5d:47:d0:6c' })],
  },

  homeServer: {
    'br-1a2b3c4d5e6f': [entry('192.168.16.1')],
    br0: [entry('10.0.0.2')],
    tailscale0: [entry('100.64.0.9'), entry('fd7a:115c:a1e0::9')],
    wwan0: [entry('10.77.1.2')],
  },

  onlyLoopback: { lo: [...loopback].reverse() },

  onlyDocker: { lo: loopback, docker0: [entry('172.17.0.1')] },
} satisfies Record<string, Interfaces>;
