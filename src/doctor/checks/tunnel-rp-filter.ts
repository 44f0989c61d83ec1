import { effectiveSetting } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

export default defineCheck({
  id: 'LVS609',
  name: 'tunnel-rp-filter',
  severity: 'error',
  roles: ['realserver'],
  methods: ['tunnel'],
  families: ['inet'],
  reads: ['links', 'sysctls'],
  summary: 'Strict reverse path filtering on the tunnel device of a real server',
  why: 'The unwrapped packet comes from the client, which is reached by another device. A strict filter (1) drops it; 0 and 2 do not. The kernel uses the larger of conf/all and the value of the device: where conf/all is 1, only 2 on the device helps.',
  source: 'ip-sysctl.rst of Linux; the real servers of kube-router and Wikimedia',
  *find(_, { links, sysctls }) {
    for (const { name, linkType, kind = '', isUp } of links) {
      const isTunnel = ['ipip', 'sit', 'gre'].includes(linkType) || ['ipip', 'sit', 'gre'].includes(kind);
      const setting = isTunnel && isUp ? effectiveSetting(sysctls, 'rp_filter', name) : null;
      if (setting?.value !== 1) continue;
      yield {
        subject: name,
        message: `${name} drops unwrapped packets of clients`,
        evidence: `${name}: rp_filter 1 (${setting.from})`,
        ...sysctlRemedy([`net/ipv4/conf/${name}/rp_filter`, 2]),
      };
    }
  },
});
