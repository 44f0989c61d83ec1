import { familyOf } from '../../domain/address.ts';
import type { NetworkLink } from '../../domain/host/facts.ts';
import { isSameAddress } from '../../domain/host/same-address.ts';
import { serviceFamily } from '../../domain/service.ts';
import { defineCheck } from '../host-check.ts';
import { addressesOfOthers } from '../gateways.ts';
import { serversOf } from '../scene.ts';
import { tunnelEnds } from '../../domain/host/tunnel-ends.ts';

export default defineCheck({
  id: 'LVS608',
  name: 'tunnel-device-missing',
  severity: 'error',
  roles: ['realserver'],
  methods: ['tunnel'],
  reads: ['links', 'sockets'],
  needs: ['rules'],
  summary: 'A real server without a device that decapsulates tunnelled packets',
  why: 'The director encapsulates each packet. Without a device of that type that is up, and that takes packets of the director, the real server drops it. A tunnel with a remote or local address, or a key, takes only packets that have them.',
  source: 'ip_vs_xmit.c and ip_tunnel_lookup in ip_tunnel.c, fou of Linux; keepalived.conf(5) on tunnels',
  *find(scene, { links, sockets }) {
    const said = new Set<string>();
    const directors = addressesOfOthers(scene).map(({ address }) => address);
    for (const { service, server } of serversOf(scene)) {
      if (server.method !== 'tunnel') continue;
      const end = tunnelEnds(serviceFamily(service.key), familyOf(server.address), server.tunnel?.type ?? 'ipip');
      const devices = links.filter(
        ({ kind, linkType }) => end.kinds.includes(kind ?? '') || end.linkTypes.includes(linkType),
      );
      const up = devices.filter(({ isUp }) => isUp);
      const isServed = up.some((link) => whyRefused(link, server.address, directors) === null);
      if (!isServed && !said.has(end.name)) {
        said.add(end.name);
        const [down] = devices.filter((link) => !link.isUp && whyRefused(link, server.address, directors) === null);
        const [strict] = up;
        const refusal = strict === undefined ? null : whyRefused(strict, server.address, directors);
        yield {
          subject: end.name,
          message:
            strict !== undefined && refusal !== null
              ? `the device ${strict.name} does not accept packets from the director: ${refusal}`
              : down
                ? `the device ${down.name} is down`
                : `there is no ${end.name} device`,
          evidence:
            strict !== undefined && refusal !== null
              ? `${strict.name}: ${refusal}`
              : down
                ? `${down.name}: DOWN`
                : `ip link show type ${end.name}: nothing`,
          remedy: down ? [`ip link set ${down.name} up`] : end.remedy,
        };
      }
      if (server.tunnel?.type !== 'gue') continue;
      const { port } = server.tunnel;
      const isInet6 = familyOf(server.address) === 'inet6';
      // A socket of `ip fou` is for one family.
      const isHeard = sockets.some(
        (each) => each.protocol === 'udp' && each.port === port && each.address.includes(':') === isInet6,
      );
      if (said.has(`gue ${port}`) || isHeard) continue;
      said.add(`gue ${port}`);
      yield {
        subject: `gue ${port}`,
        message: `nothing unwraps GUE on UDP port ${port}`,
        evidence: `no ${isInet6 ? 'IPv6' : 'IPv4'} UDP socket on port ${port}`,
        remedy: [`modprobe ${isInet6 ? 'fou6' : 'fou'}`, `ip fou add port ${port} gue${isInet6 ? ' -6' : ''}`],
      };
    }
  },
});

/** Why a tunnel does not accept packets from a director for this server; null if it does, as far as is known. */
function whyRefused({ remote, local, key }: NetworkLink, server: string, directors: readonly string[]): string | null {
  if (key !== undefined && !/^(?:0\.0\.0\.)?0$/.test(key)) return `it takes packets with the key ${key} only`;
  if (local !== undefined && !isSameAddress(local, server)) return `its local address is ${local}`;
  if (remote === undefined || directors.length === 0) return null;
  return directors.some((each) => isSameAddress(each, remote)) ? null : `its remote address is ${remote}`;
}
