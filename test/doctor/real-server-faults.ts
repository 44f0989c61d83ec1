import { type Fault, masqueraded, set, tunnelled, without } from './situations.ts';
import { address, route, vip } from './healthy.ts';

/** A fault of a real server for each check of one, and what is reported. */
export const realServerFaults: readonly Omit<Fault, 'role'>[] = [
  {
    name: 'vip-missing',
    title: 'a real server without the virtual address',
    host: (facts) => without(facts, vip),
    subject: vip,
    evidence: 'nothing',
    remedy: `ip address add ${vip}/32 dev lo`,
  },
  {
    name: 'vip-on-arp-interface',
    title: 'the virtual address on a network card',
    host: (facts) => {
      facts.addresses = [...facts.addresses, address('eth0', `${vip}/32`)];
    },
    subject: vip,
    evidence: 'dev eth0',
    remedy: `ip address del ${vip}/32 dev eth0`,
  },
  {
    name: 'loopback-prefix',
    title: 'the virtual address with the prefix of its network',
    host: (facts) => {
      without(facts, vip);
      facts.addresses = [...facts.addresses, address('lo', `${vip}/24`)];
    },
    subject: vip,
    evidence: `${vip}/24 dev lo`,
    remedy: `ip address del ${vip}/24 dev lo`,
  },
  {
    name: 'arp-announce',
    title: 'ARP requests that carry the virtual address',
    host: set('net/ipv4/conf/all/arp_announce', 0),
    subject: vip,
    evidence: 'eth0: arp_announce 0 (net.ipv4.conf.all.arp_announce = 0, net.ipv4.conf.eth0.arp_announce = 0)',
    remedy: 'sysctl -w net.ipv4.conf.all.arp_announce=2',
  },
  {
    name: 'arp-ignore',
    title: 'an answer to ARP requests for the virtual address',
    host: set('net/ipv4/conf/all/arp_ignore', 0),
    subject: vip,
    evidence: 'eth0: arp_ignore 0 (net.ipv4.conf.all.arp_ignore = 0, net.ipv4.conf.eth0.arp_ignore = 0)',
    remedy: 'sysctl -w net.ipv4.conf.all.arp_ignore=1',
  },
  {
    name: 'arp-ignore',
    title: 'arp_ignore on lo alone, which does nothing',
    host: (facts) => {
      set('net/ipv4/conf/all/arp_ignore', 0)(facts);
      set('net/ipv4/conf/lo/arp_ignore', 1)(facts);
    },
    subject: vip,
    evidence: 'eth0: arp_ignore 0',
    remedy: 'sysctl -w net.ipv4.conf.all.arp_ignore=1',
  },
  {
    name: 'nat-gateway',
    title: 'a masqueraded server behind another router',
    listing: masqueraded,
    subject: 'default',
    evidence: 'default via 10.0.0.254 dev eth0',
    remedy: 'ip route replace default via 10.0.0.1',
  },
  {
    name: 'director-is-gateway',
    title: 'replies through the director',
    host: (facts) => {
      facts.routes = [route('default', 'eth0', { gateway: '10.0.0.1' })];
    },
    subject: 'default',
    evidence: 'default via 10.0.0.1',
    remedy: 'ip route replace default',
  },
  {
    name: 'tunnel-device-missing',
    title: 'a tunnel without its other end',
    listing: tunnelled,
    host: (facts) => {
      facts.links = facts.links.filter(({ name }) => name !== 'tunl0');
    },
    subject: 'ipip',
    evidence: 'nothing',
    remedy: 'modprobe ipip',
  },
  {
    name: 'tunnel-rp-filter',
    title: 'a loose filter on a tunnel device without an address',
    listing: tunnelled,
    host: set('net/ipv4/conf/tunl0/rp_filter', 2),
    subject: 'tunl0',
    evidence: 'rp_filter 2 (net.ipv4.conf.all.rp_filter = 0, net.ipv4.conf.tunl0.rp_filter = 2), no IPv4 address',
    remedy: 'ip address add 192.0.2.10/32 dev tunl0',
  },
  {
    name: 'tunnel-rp-filter',
    title: 'a strict filter on the tunnel device, from conf/all',
    listing: tunnelled,
    host: (facts) => {
      set('net/ipv4/conf/all/rp_filter', 1)(facts);
      set('net/ipv4/conf/tunl0/rp_filter', 0)(facts);
    },
    subject: 'tunl0',
    evidence: 'net.ipv4.conf.all.rp_filter = 1, net.ipv4.conf.tunl0.rp_filter = 0',
    remedy: 'sysctl -w net.ipv4.conf.tunl0.rp_filter=2',
  },
  {
    name: 'service-not-listening',
    title: 'a program that listens on its own address only',
    host: (facts) => {
      facts.sockets = [{ protocol: 'tcp', address: '10.0.0.2', port: 80 }, ...facts.sockets.slice(1)];
    },
    subject: `tcp ${vip}:80`,
    evidence: '10.0.0.2:80',
    remedy: 'ss -lntp',
  },
  {
    name: 'proxy-ndp',
    title: 'a real server that answers for others in IPv6',
    host: (facts) => {
      set('net/ipv6/conf/eth0/forwarding', 1)(facts);
      set('net/ipv6/conf/eth0/proxy_ndp', 1)(facts);
    },
    subject: 'eth0',
    evidence: 'proxy_ndp = 1',
    remedy: 'sysctl -w net.ipv6.conf.eth0.proxy_ndp=0',
  },
  {
    name: 'not-persistent',
    title: 'a sysctl that no file sets',
    host: (facts) => {
      facts.boot = { files: {}, units: [] };
    },
    subject: 'net.ipv4.conf.all.arp_ignore',
    evidence: 'not in',
    remedy: 'net.ipv4.conf.all.arp_ignore = 1',
  },
];
