import { isSameAddress } from '../../domain/host/same-address.ts';
import { isInNetwork, readNetwork } from '../../domain/network.ts';
import { defineCheck } from '../host-check.ts';
import { isWire, linkNamed } from '../devices.ts';
import { serversOf } from '../scene.ts';

export default defineCheck({
  id: 'LVS649',
  name: 'device-down',
  severity: 'error',
  roles: ['director', 'realserver'],
  reads: ['links', 'addresses'],
  needs: ['rules'],
  summary: 'A network card that the service needs is down, or has no cable',
  why: 'No packet passes a device that is down. Its addresses stay visible, and its routes may stay too.',
  source: 'ip-link(8); fib_frontend.c of Linux',
  *find(scene, { links, addresses }) {
    const servers = serversOf(scene).map(({ server }) => server.address);
    const said = new Set<string>();
    for (const { device, address, length } of addresses) {
      const link = linkNamed(device, links);
      const isDown = link?.isUp === false || link?.hasNoCarrier === true;
      const network = isDown && !said.has(device) ? readNetwork(`${address}/${length}`) : null;
      // A dummy needs no cable, and its IPv4 addresses are local while it is down.
      if (link === undefined || !isWire(link) || network === null) continue;
      const isUsed =
        scene.vips.some((vip) => isSameAddress(vip, address)) || servers.some((each) => isInNetwork(each, network));
      if (!isUsed) continue;
      said.add(device);
      yield {
        subject: device,
        message: `${device}, with ${address}, ${link.isUp ? 'is connected to nothing' : 'is down'}`,
        evidence: `${device}: ${link.isUp ? 'UP, NO-CARRIER' : 'DOWN'}`,
        remedy: link.isUp ? [`check the cable of ${device}, or its other end`] : [`ip link set ${device} up`],
      };
    }
  },
});
