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
  why: 'IPv6 needs no arp_ignore: a solicitation is answered only for addresses of the device that was asked. proxy_ndp, of the device or of conf/all, breaks that on a device that forwards.',
  source: 'ndisc.c of Linux',
  *find(_, facts) {
    for (const { name } of wires(facts)) {
      if (sysctlNumber(facts.sysctls, `net/ipv6/conf/${name}/forwarding`) !== 1) continue;
      const paths = ['all', name].map((place) => `net/ipv6/conf/${place}/proxy_ndp`);
      const on = paths.filter((path) => sysctlNumber(facts.sysctls, path) === 1);
      if (on.length === 0) continue;
      yield {
        subject: name,
        message: `${name} answers for addresses of other devices`,
        evidence: on.map((path) => sysctlText(facts.sysctls, path)).join(', '),
        ...sysctlRemedy(...on.map((path) => [path, 0] as const)),
      };
    }
  },
});
