import { sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { wires } from '../devices.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

export default defineCheck({
  id: 'LVS611',
  name: 'proxy-ndp',
  severity: 'warning',
  roles: ['realserver'],
  methods: ['route', 'tunnel'],
  families: ['inet6'],
  reads: ['sysctls', 'links', 'addresses'],
  summary: 'A real server that may answer neighbour solicitations for others',
  why: 'IPv6 needs no arp_ignore: a solicitation is answered only for addresses of the device that was asked. proxy_ndp with forwarding breaks that.',
  source: 'ndisc.c of Linux',
  *find(_, facts) {
    if (sysctlNumber(facts.sysctls, 'net/ipv6/conf/all/forwarding') !== 1) return;
    for (const { name } of wires(facts)) {
      const path = `net/ipv6/conf/${name}/proxy_ndp`;
      if (sysctlNumber(facts.sysctls, path) !== 1) continue;
      yield {
        subject: name,
        message: `${name} answers for addresses of other devices`,
        evidence: sysctlText(facts.sysctls, path),
        ...sysctlRemedy([path, 0]),
      };
    }
  },
});
