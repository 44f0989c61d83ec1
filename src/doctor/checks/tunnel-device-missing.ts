import { familyOf } from '../../domain/address.ts';
import { serviceFamily } from '../../domain/service.ts';
import { defineCheck } from '../host-check.ts';
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
  why: 'The director encapsulates each packet. Without a device of that type that is up, the real server drops it.',
  source: 'ip_vs_xmit.c and ipip.c, ip_gre.c, fou of Linux; keepalived.conf(5) on tunnels',
  *find(scene, { links, sockets }) {
    const said = new Set<string>();
    for (const { service, server } of serversOf(scene)) {
      if (server.method !== 'tunnel') continue;
      const end = tunnelEnds(serviceFamily(service.key), familyOf(server.address), server.tunnel?.type ?? 'ipip');
      const devices = links.filter(
        ({ kind, linkType }) => end.kinds.includes(kind ?? '') || end.linkTypes.includes(linkType),
      );
      if (!devices.some(({ isUp }) => isUp) && !said.has(end.name)) {
        said.add(end.name);
        const [down] = devices;
        yield {
          subject: end.name,
          message: down ? `the device ${down.name} is down` : `there is no ${end.name} device`,
          evidence: down ? `${down.name}: DOWN` : `ip link show type ${end.name}: nothing`,
          remedy: down ? [`ip link set ${down.name} up`] : end.remedy,
        };
      }
      if (server.tunnel?.type !== 'gue') continue;
      const { port } = server.tunnel;
      if (said.has(`gue ${port}`) || sockets.some((each) => each.protocol === 'udp' && each.port === port)) continue;
      said.add(`gue ${port}`);
      yield {
        subject: `gue ${port}`,
        message: `nothing unwraps GUE on UDP port ${port}`,
        evidence: `no UDP socket on port ${port}`,
        remedy: ['modprobe fou', `ip fou add port ${port} gue`],
      };
    }
  },
});
