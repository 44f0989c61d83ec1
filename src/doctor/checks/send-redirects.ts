import { effectiveSetting, sysctlNumber } from '../../domain/host/sysctl.ts';
import { routeTo } from '../../domain/host/route-to.ts';
import { familyOf } from '../../domain/address.ts';
import { defineCheck } from '../host-check.ts';
import { defaultRoute } from '../gateways.ts';
import { entriesOf, isWire, linkNamed } from '../devices.ts';
import { serversOf } from '../scene.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

export default defineCheck({
  id: 'LVS623',
  name: 'send-redirects',
  severity: 'warning',
  roles: ['director'],
  families: ['inet'],
  reads: ['sysctls', 'links', 'addresses', 'routes', 'routingRules'],
  needs: ['rules'],
  summary: 'A forwarding director with one network card that sends ICMP redirects',
  why: 'A forwarding director tells hosts on the same network segment about shorter routes. Real servers and clients that accept them then bypass it. Redirects are sent if conf/all or the device enables them: both must be 0.',
  source: 'route.c and ip-sysctl.rst of Linux; seesaw, ncc/sysctl.go',
  *find(scene, facts) {
    if (sysctlNumber(facts.sysctls, 'net/ipv4/ip_forward') !== 1) return;
    const inner = new Set(
      serversOf(scene)
        .filter(({ server }) => familyOf(server.address) === 'inet')
        .map(({ server }) => routeTo(facts, server.address))
        .filter((route) => route?.type === 'unicast' && route.gateway === undefined)
        .map((route) => route?.device ?? ''),
    );
    const outer = new Set([
      ...scene.vips.flatMap((vip) => entriesOf(vip, facts.addresses).map(({ device }) => device)),
      defaultRoute(facts.routes, 'inet')?.device ?? '',
    ]);
    for (const name of inner) {
      const link = linkNamed(name, facts.links);
      if (!outer.has(name) || !link || !isWire(link)) continue;
      const setting = effectiveSetting(facts.sysctls, 'send_redirects', name);
      if (setting?.value !== 1) continue;
      yield {
        subject: name,
        message: `${name} sends redirects to hosts on its network segment`,
        evidence: `${name}: send_redirects 1 (${setting.from})`,
        ...sysctlRemedy(['net/ipv4/conf/all/send_redirects', 0], [`net/ipv4/conf/${name}/send_redirects`, 0]),
      };
    }
  },
});
