/** What an interface leads to: `physical` the LAN, `virtual` anything but the LAN; `unknown` is probably the LAN. */
export type InterfaceKind = 'physical' | 'unknown' | 'virtual';

const virtualNames: readonly RegExp[] = [
  // Containers and virtual machines. Docker's bridges are "br-" and 12 hex digits; "br0", "br-lan" and "vmbr0" are LANs.
  /^(docker|podman|veth(?!ernet)|br-[\da-f]{12}$|cni|flannel|cali|cilium|weave|kube|lxc|lxd|incus|dummy)/i,
  /^(virbr|vnet|vmnet|vboxnet|bridge[1-9]\d\d)|vmware|virtualbox|hyper-v|wsl|default switch/i,
  // VPNs, tunnels, test adapters
  /^(u?tun|tap|wg|zt|feth|ipsec|gif|stf|sit|nordlynx)|tailscale|zerotier|wireguard|vpn|tunnel|teredo|isatap|loopback/i,
  // macOS: AirDrop, Sidecar and the like
  /^(awdl|llw|anpi)\d/,
  // Mobile data
  /^(ppp|wwan|wwp|rmnet|pdp_ip|cellular|mobile)/i,
];

// "Local Area Connection* 2" is Windows' own virtual Wi-Fi adapter, which leads to a LAN only while it is a hotspot.
const physicalNames =
  /^(en|eth|em\d|p\d+p\d|lan|wl|wi-?fi|wireless|local area connection(?!\*)|br\d|br-lan|vmbr|bond|team)/i;

/** Judges by what the system tells without privileges: Linux and macOS device names, Windows connection names, MACs. */
export function interfaceKind(name: string, mac: string): InterfaceKind {
  if (virtualNames.some((pattern) => pattern.test(name)) || isVirtualMac(name, mac)) return 'virtual';
  return physicalNames.test(name) ? 'physical' : 'unknown';
}

function isVirtualMac(name: string, mac: string): boolean {
  // VirtualBox's host-only network is just "Ethernet 2" on Windows.
  if (mac.startsWith('0a:00:27')) return true;
  // An external Hyper-V switch carries the LAN under the physical adapter's MAC; inside a guest this MAC is the real one.
  return name.startsWith('vEthernet') && mac.startsWith('00:15:5d');
}
