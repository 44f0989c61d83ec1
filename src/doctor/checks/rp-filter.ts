import { effectiveSetting } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { clientWires } from '../client-wires.ts';
import { wires } from '../devices.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

export default defineCheck({
  id: 'LVS622',
  name: 'rp-filter',
  severity: 'warning',
  roles: ['director'],
  families: ['inet'],
  reads: ['sysctls', 'links', 'addresses', 'routes'],
  summary: 'Strict reverse path filtering on a device that clients use',
  why: 'A strict filter (1) drops packets of clients that would be answered by another device. 0 and 2 let them in. The kernel uses the larger of conf/all and the value of the device: where conf/all is 1, 2 on the device helps and 0 does not.',
  source: 'ip-sysctl.rst of Linux; seesaw sets 2, Wikimedia 0',
  *find({ vips }, facts) {
    const all = wires(facts);
    for (const { name } of clientWires(vips, facts)) {
      const setting = effectiveSetting(facts.sysctls, 'rp_filter', name);
      if (setting?.value !== 1) continue;
      yield {
        subject: name,
        message: `${name} drops packets of clients that would be answered by another device`,
        evidence: `${name}: rp_filter 1 (${setting.from})`,
        ...sysctlRemedy([`net/ipv4/conf/${name}/rp_filter`, 2]),
        // With one device every answer leaves the way the packet came.
        ...(all.length === 1 && { severity: 'info' as const }),
      };
    }
  },
});
