import { defineCheck } from '../host-check.ts';
import { entriesOf, isWire, linkNamed, wholeLength } from '../devices.ts';
import { vipsBy } from '../scene.ts';

export default defineCheck({
  id: 'LVS602',
  name: 'vip-on-arp-interface',
  severity: 'error',
  roles: ['realserver'],
  methods: ['route', 'tunnel'],
  reads: ['addresses', 'links'],
  needs: ['addresses'],
  summary: 'The virtual address of a real server is on a device that answers ARP for it',
  why: 'With arp_ignore 1 a device still answers for its own addresses, and with IPv6 always. Clients then reach this real server without the director, or switch between the two.',
  source: 'arp.c and ndisc.c of Linux; LVS-HOWTO, the ARP problem',
  *find(scene, { addresses, links }) {
    for (const vip of vipsBy(scene, 'route', 'tunnel')) {
      for (const { device, length } of entriesOf(vip, addresses)) {
        const link = linkNamed(device, links);
        if (!link || !isWire(link)) continue;
        yield {
          subject: vip,
          message: `${vip} is on ${device}, which answers for it; it belongs on lo`,
          evidence: `${vip}/${length} dev ${device}`,
          remedy: [`ip address del ${vip}/${length} dev ${device}`, `ip address add ${vip}/${wholeLength(vip)} dev lo`],
        };
      }
    }
  },
});
