import { effectiveSetting } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { quietScope } from '../arp-silence.ts';
import { wires } from '../devices.ts';
import { vipsBy } from '../scene.ts';
import { largerRemedy } from '../sysctl-remedy.ts';

export default defineCheck({
  id: 'LVS604',
  name: 'arp-announce',
  severity: 'error',
  roles: ['realserver'],
  methods: ['route', 'tunnel'],
  families: ['inet'],
  reads: ['sysctls', 'links', 'addresses', 'routes', 'routingRules'],
  needs: ['addresses'],
  summary: 'A real server that sends ARP requests from the virtual address',
  why: 'An ARP request with the virtual address as its sender tells every neighbour that the address is here. They then send the traffic of the virtual address to this real server, bypassing the director. The kernel uses the larger of conf/all and the value of the interface; 2 is right, and any other value, a larger one too, is as bad as 0 or 1.',
  source: 'ip-sysctl.rst of Linux; LVS-HOWTO, the ARP problem',
  *find(scene, facts) {
    const vips = vipsBy(scene, 'route', 'tunnel').filter(
      (vip) => !vip.includes(':') && quietScope(vip, facts) !== null,
    );
    const settings = wires(facts).flatMap(({ name }) => {
      const setting = effectiveSetting(facts.sysctls, 'arp_announce', name);
      return setting === null ? [] : [{ name, setting }];
    });
    const bad = settings.filter(({ setting }) => setting.value !== 2);
    if (bad.length === 0) return;
    for (const vip of vips) {
      yield {
        subject: vip,
        message: `ARP requests from ${bad.map(({ name }) => name).join(', ')} may carry ${vip} as their sender`,
        evidence: bad.map(({ name, setting }) => `${name}: arp_announce ${setting.value} (${setting.from})`).join('; '),
        ...largerRemedy(
          facts.sysctls,
          'arp_announce',
          bad.map(({ name }) => name),
          2,
        ),
      };
    }
  },
});
