import { forwardingPath, sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

export default defineCheck({
  id: 'LVS647',
  name: 'accept-ra',
  severity: 'warning',
  roles: ['director'],
  families: ['inet6'],
  reads: ['sysctls', 'routes'],
  summary: 'A forwarding director that will lose its IPv6 route',
  why: 'A host that forwards IPv6 ignores the announcements of routers unless accept_ra is 2. A default route that came from one is not renewed, and is gone when it expires.',
  source: 'ip-sysctl.rst and ndisc.c of Linux',
  *find(_, { sysctls, routes }) {
    if (sysctlNumber(sysctls, forwardingPath.inet6) !== 1) return;
    const announced = routes.filter(
      ({ family, protocol, destination }) => family === 'inet6' && protocol === 'ra' && destination === 'default',
    );
    for (const device of new Set(announced.map((route) => route.device ?? ''))) {
      const path = `net/ipv6/conf/${device}/accept_ra`;
      if ((sysctlNumber(sysctls, path) ?? 2) === 2) continue;
      yield {
        subject: device,
        message: `the IPv6 default route by ${device} came from a router, and is not renewed`,
        evidence: `default dev ${device} proto ra; ${sysctlText(sysctls, path)}`,
        ...sysctlRemedy([path, 2]),
      };
    }
  },
});
