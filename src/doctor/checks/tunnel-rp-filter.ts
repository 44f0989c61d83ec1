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
  reads: ['links', 'sysctls', 'addresses'],
  needs: ['addresses'],
  summary: 'Reverse path filtering that drops what the tunnel device of a real server unwraps',
  why: 'The unwrapped packet comes from the client, which is reached by another device. A strict filter (1) drops it, and on a device without an IPv4 address so does a loose one (2). The kernel uses the larger of conf/all and the value of the device: where conf/all is 1, only 2 on the device helps.',
  source:
    '__fib_validate_source in fib_frontend.c and ip-sysctl.rst of Linux; the real servers of kube-router and Wikimedia',
  *find({ vips }, { links, sysctls, addresses }) {
    const [vip] = vips.filter((each) => !each.includes(':'));
    for (const { name, linkType, kind = '', isUp } of links) {
      const isTunnel = ['ipip', 'sit', 'gre'].includes(linkType) || ['ipip', 'sit', 'gre'].includes(kind);
      const setting = isTunnel && isUp ? effectiveSetting(sysctls, 'rp_filter', name) : null;
      if (setting === null || setting.value === 0) continue;
      const isBare = !addresses.some(({ device, address }) => device === name && !address.includes(':'));
      if (setting.value !== 1 && !isBare) continue;
      const loose = sysctlRemedy([`net/ipv4/conf/${name}/rp_filter`, 2]);
      const given = isBare && vip !== undefined ? [`ip address add ${vip}/32 dev ${name}`] : [];
      yield {
        subject: name,
        message: `${name} drops unwrapped packets of clients`,
        evidence: `${name}: rp_filter ${setting.value} (${setting.from})${isBare ? ', no IPv4 address' : ''}`,
        remedy: [...(setting.value === 1 ? loose.remedy : []), ...given],
        lasting: loose.lasting,
      };
    }
  },
});
