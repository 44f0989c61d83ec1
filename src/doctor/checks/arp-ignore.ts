import { effectiveSetting } from '../../domain/host/sysctl.ts';
import { keepsSilent, quietScope } from '../arp-silence.ts';
import { defineCheck } from '../host-check.ts';
import { wires } from '../devices.ts';
import { vipsBy } from '../scene.ts';
import { largerRemedy } from '../sysctl-remedy.ts';

export default defineCheck({
  id: 'LVS605',
  name: 'arp-ignore',
  severity: 'error',
  roles: ['realserver'],
  methods: ['route', 'tunnel'],
  families: ['inet'],
  reads: ['sysctls', 'links', 'addresses', 'routes', 'routingRules'],
  needs: ['addresses'],
  summary: 'A real server that answers ARP requests for the virtual address',
  why: 'Linux answers for all its addresses on every device, so it is a race whether clients reach the director or this real server. The request arrives on a network card, so the values of that card and of conf/all count, not the one of lo; the kernel uses the larger of the two.',
  source: 'arp.c and ip-sysctl.rst of Linux; LVS-HOWTO, the ARP problem',
  *find(scene, facts) {
    for (const vip of vipsBy(scene, 'route', 'tunnel')) {
      const scope = quietScope(vip, facts);
      if (vip.includes(':') || scope === null) continue;
      const bad = wires(facts).flatMap(({ name }) => {
        const setting = effectiveSetting(facts.sysctls, 'arp_ignore', name);
        return setting === null || keepsSilent(setting.value, scope) ? [] : [{ name, setting }];
      });
      if (bad.length === 0) continue;
      yield {
        subject: vip,
        message: `${bad.map(({ name }) => name).join(', ')} answers ARP requests for ${vip}`,
        evidence: bad.map(({ name, setting }) => `${name}: arp_ignore ${setting.value} (${setting.from})`).join('; '),
        ...largerRemedy(
          facts.sysctls,
          'arp_ignore',
          bad.map(({ name }) => name),
          1,
        ),
      };
    }
  },
});
