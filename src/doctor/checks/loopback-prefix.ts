import { defineCheck } from '../host-check.ts';
import { entriesOf, isWire, linkNamed, wholeLength } from '../devices.ts';
import { vipsBy } from '../scene.ts';

export default defineCheck({
  id: 'LVS603',
  name: 'loopback-prefix',
  severity: 'error',
  roles: ['realserver'],
  methods: ['route', 'tunnel'],
  reads: ['addresses', 'links'],
  needs: ['addresses'],
  summary: 'The prefix of the virtual address on lo covers more than one address',
  why: 'Every address of the prefix then belongs to the device: on lo the whole network is local. The real server no longer reaches the director, its gateway or clients in that network.',
  source: 'fib_frontend.c of Linux: addresses of loopback devices make local routes',
  *find(scene, { addresses, links }) {
    for (const vip of vipsBy(scene, 'route', 'tunnel')) {
      for (const { device, length } of entriesOf(vip, addresses)) {
        const link = linkNamed(device, links);
        if (length === wholeLength(vip) || !link || isWire(link)) continue;
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
