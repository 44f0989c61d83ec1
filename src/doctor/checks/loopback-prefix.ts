import { defineCheck } from '../host-check.ts';
import { entriesOf, isWire, linkNamed, wholeLength } from '../devices.ts';
import { isInNetwork, readNetwork } from '../../domain/network.ts';
import { type Scene, serversOf, vipsBy } from '../scene.ts';

export default defineCheck({
  id: 'LVS603',
  name: 'loopback-prefix',
  severity: 'error',
  roles: ['director', 'realserver'],
  reads: ['addresses', 'links'],
  needs: ['addresses'],
  summary: 'The prefix of the virtual address on lo covers more than one address',
  why: 'Every address of the prefix then belongs to the device: on lo the whole network is local. The host no longer reaches other machines in that network: real servers, the director, its gateway or clients.',
  source: 'fib_frontend.c of Linux: addresses of loopback devices make local routes',
  *find(scene, { addresses, links }) {
    const vips = scene.role === 'director' ? scene.vips : vipsBy(scene, 'route', 'tunnel');
    for (const vip of vips) {
      for (const { device, length } of entriesOf(vip, addresses)) {
        const link = linkNamed(device, links);
        if (length === wholeLength(vip) || !link || isWire(link)) continue;
        // A dummy of a director takes its network away from the wire only if there are real servers in it.
        if (scene.role === 'director' && !link.isLoopback && !holdsServer(scene, `${vip}/${length}`)) continue;
        yield {
          subject: vip,
          message: `${vip} has the prefix /${length} on ${device}: ${link.isLoopback ? 'all of that network is local now' : `that network is routed to ${device}`}`,
          evidence: `${vip}/${length} dev ${device}`,
          remedy: [
            `ip address add ${vip}/${wholeLength(vip)} dev ${device}`,
            `ip address del ${vip}/${length} dev ${device}`,
          ],
        };
      }
    }
  },
});

function holdsServer(scene: Scene, network: string): boolean {
  const read = readNetwork(network);
  return read !== null && serversOf(scene).some(({ server }) => isInNetwork(server.address, read));
}
