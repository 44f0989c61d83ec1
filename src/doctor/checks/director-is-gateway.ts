import { familyOf } from '../../domain/address.ts';
import { defaultRouteFrom } from '../../domain/host/route-to.ts';
import { isSameAddress } from '../../domain/host/same-address.ts';
import { defineCheck } from '../host-check.ts';
import { addressesOfOthers } from '../gateways.ts';
import { familiesOf } from '../scene.ts';

export default defineCheck({
  id: 'LVS607',
  name: 'director-is-gateway',
  severity: 'error',
  roles: ['realserver'],
  methods: ['route', 'tunnel'],
  reads: ['routes', 'routingRules'],
  summary: 'A real server that needlessly sends its replies through the director',
  why: 'With direct routing and tunnels the reply carries the virtual address as its source. That is an address of the director itself, so the director drops the packet as spoofed.',
  source: 'fib_validate_source in fib_frontend.c of Linux; LVS-HOWTO, LVS-DR',
  *find(scene, facts) {
    const directors = addressesOfOthers(scene);
    for (const family of familiesOf(scene)) {
      const vip = scene.vips.find((each) => familyOf(each) === family) ?? '';
      const found = defaultRouteFrom(facts, family, vip);
      if (found?.gateway === undefined) continue;
      const gateway = found.gateway;
      if (directors.length === 0) {
        yield {
          unknown: `whether ${gateway} is the director is not known: run doctor on the director with --realserver`,
        };
      } else if (directors.some(({ address }) => isSameAddress(address, gateway))) {
        yield {
          subject: 'default',
          message: `replies go to ${gateway}, which is the director`,
          evidence: `default via ${gateway} dev ${found.device ?? '-'}`,
          remedy: ['ip route replace default via ROUTER'],
        };
      }
    }
  },
});
