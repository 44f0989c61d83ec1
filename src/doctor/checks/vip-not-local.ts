import { routeTo } from '../../domain/host/route-to.ts';
import { defineCheck } from '../host-check.ts';
import { wholeLength } from '../devices.ts';
import { defaultRoute } from '../gateways.ts';

export default defineCheck({
  id: 'LVS620',
  name: 'vip-not-local',
  severity: 'error',
  roles: ['director'],
  reads: ['addresses', 'routes', 'routingRules'],
  needs: ['addresses'],
  summary: 'A director that does not have the virtual address',
  why: 'IPVS sees only packets that are for this host. A packet for an address that is not local is passed on or dropped, and never reaches a service.',
  source: 'ip_vs_core.c of Linux: hooks LOCAL_IN and LOCAL_OUT',
  *find({ vips }, facts) {
    for (const vip of vips) {
      const found = routeTo(facts, vip);
      if (found?.type === 'local') continue;
      const family = vip.includes(':') ? 'inet6' : 'inet';
      const onLink = found?.gateway === undefined ? found?.device : undefined;
      const device =
        onLink ??
        defaultRoute(facts.routes, family)?.device ??
        facts.addresses.find((each) => each.device !== 'lo')?.device;
      const more = family === 'inet6' ? ' nodad preferred_lft 0' : '';
      yield {
        subject: vip,
        message: `${vip} is not an address of this director`,
        evidence: found
          ? `route to ${vip}: ${found.type} ${found.destination} dev ${found.device ?? '-'}`
          : `no route to ${vip}`,
        remedy: [`ip address add ${vip}/${wholeLength(vip)} dev ${device ?? 'lo'}${more}`],
        lasting: {
          file: '/etc/systemd/system/lvsrules-director.service',
          lines: [`lvsrules setup director --vip ${vip} --format systemd`],
        },
      };
    }
  },
});
