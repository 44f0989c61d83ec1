import { type Family, familyOf } from '../../domain/address.ts';
import type { HostFacts } from '../../domain/host/facts.ts';
import { isSameAddress } from '../../domain/host/same-address.ts';
import { routeTo } from '../../domain/host/route-to.ts';
import { sysctlNumber } from '../../domain/host/sysctl.ts';
import type { RealServer } from '../../domain/server.ts';
import { serviceFamily } from '../../domain/service.ts';
import { defineCheck } from '../host-check.ts';
import { linkNamed } from '../devices.ts';
import { defaultRoute } from '../gateways.ts';
import { type Scene, serversOf } from '../scene.ts';

export default defineCheck({
  id: 'LVS633',
  name: 'tunnel-mtu',
  severity: 'warning',
  roles: ['director'],
  methods: ['tunnel'],
  reads: ['links', 'routes', 'routingRules', 'sysctls'],
  needs: ['rules'],
  summary: 'Full-size packets from clients do not fit into the tunnel',
  why: 'Encapsulation makes a packet larger. Clients send segments as large as the real server announces: if it announces its own MTU, uploads hang or pause. The real server must announce less, or the link to it must carry more.',
  source: '__ip_vs_get_out_rt in ip_vs_xmit.c of Linux; kube-router, docs/dsr.md',
  *find(scene, facts) {
    if (sysctlNumber(facts.sysctls, 'net/ipv4/vs/pmtu_disc') === 0) return; // the tunnel fragments
    for (const { servers, inner, there } of groupsOf(scene)) {
      const clients = linkNamed(defaultRoute(facts.routes, inner)?.device ?? '', facts.links)?.mtu ?? 1500;
      const rooms = servers.flatMap((server) => {
        const route = routeTo(facts, server.address);
        const device = route?.device === undefined ? undefined : linkNamed(route.device, facts.links);
        if (device === undefined) return [];
        return [{ server, device, room: (route?.mtu ?? device.mtu) - overhead(server) }];
      });
      const [least] = rooms.toSorted((left, right) => left.room - right.room);
      if (least === undefined || least.room >= clients) continue;
      const { server, device, room } = least;
      const mss = room - (inner === 'inet' ? 40 : 60);
      const announced = there === undefined ? null : announcedMss(there, inner);
      if (announced !== null && announced <= mss) continue;
      const out = there === undefined ? undefined : defaultRoute(there.routes ?? [], inner);
      const way = out?.gateway === undefined ? 'via ROUTER' : `via ${out.gateway} dev ${out.device ?? 'DEV'}`;
      const metric = out?.metric === undefined ? '' : ` metric ${out.metric}`;
      yield {
        subject: server.address,
        message: `segments above ${mss} bytes do not fit into the tunnel to ${server.address}`,
        evidence: `${device.name}: MTU ${device.mtu}, the tunnel takes ${overhead(server)} bytes${announced === null ? '' : `; the real server announces ${announced}`}`,
        remedy: [
          `on ${server.address}: ip ${inner === 'inet6' ? '-6 ' : ''}route change default ${way}${metric} advmss ${mss}`,
        ],
        ...(announced === null && { severity: 'info' as const }),
      };
    }
  },
});

/** Bytes that wrapping adds. */
function overhead({ address, tunnel }: RealServer): number {
  const outer = familyOf(address) === 'inet' ? 20 : 40;
  switch (tunnel?.type) {
    case 'gre':
      return outer + 4 + (tunnel.checksum === 'csum' ? 4 : 0);
    case 'gue':
      return outer + 12 + (tunnel.checksum === 'remcsum' ? 4 : 0);
    default:
      return outer;
  }
}

/** The segment size that a real server announces on its way to clients. */
function announcedMss({ routes = [], links = [] }: HostFacts, family: 'inet' | 'inet6'): number | null {
  const route = defaultRoute(routes, family);
  if (route?.advertisedMss !== undefined) return route.advertisedMss;
  const mtu = route?.mtu ?? linkNamed(route?.device ?? '', links)?.mtu;
  return mtu === undefined ? null : mtu - (family === 'inet' ? 40 : 60);
}

interface TunnelGroup {
  readonly inner: Family;
  readonly servers: readonly RealServer[];
  /** The host of the servers, where it was read. */
  readonly there: HostFacts | undefined;
}

/** The tunnels of each real server for packets of one family: they share its route to clients. */
function groupsOf(scene: Scene): readonly TunnelGroup[] {
  const groups = new Map<string, TunnelGroup>();
  for (const { service, server } of serversOf(scene)) {
    if (server.method !== 'tunnel') continue;
    const place = scene.others.findIndex(({ addresses = [] }) =>
      addresses.some(({ address }) => isSameAddress(address, server.address)),
    );
    const inner = serviceFamily(service.key);
    const key = `${inner} ${place < 0 ? server.address : place}`;
    const servers = [...(groups.get(key)?.servers ?? []), server];
    groups.set(key, { inner, servers, there: scene.others[place] });
  }
  return [...groups.values()];
}
