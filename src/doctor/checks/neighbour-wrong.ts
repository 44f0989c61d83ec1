import { isSameAddress } from '../../domain/host/same-address.ts';
import { routeTo } from '../../domain/host/route-to.ts';
import { defineCheck } from '../host-check.ts';
import { entriesOf, linkNamed } from '../devices.ts';
import { serversOf } from '../scene.ts';

export default defineCheck({
  id: 'LVS644',
  name: 'neighbour-wrong',
  severity: 'error',
  roles: ['director'],
  reads: ['neighbours', 'routes', 'routingRules'],
  needs: ['rules'],
  summary: 'A real server that does not answer for its own address, or whose hardware address is wrong',
  why: 'The director sends frames to the hardware address that it knows for a real server. If no one answers, or another machine does, its packets are lost.',
  source: 'ip_vs_xmit.c of Linux; ip-neighbour(8)',
  *find(scene, facts) {
    const said = new Set<string>();
    for (const { server } of serversOf(scene)) {
      const { address } = server;
      const route = said.has(address) ? null : routeTo(facts, address);
      if (route?.type !== 'unicast' || route.gateway !== undefined) continue;
      said.add(address);
      const known = facts.neighbours.find(
        (each) => each.device === route.device && isSameAddress(each.address, address),
      );
      if (known === undefined) continue;
      const remedy = [`ip neigh del ${address} dev ${known.device}`];
      if (known.states.some((state) => state === 'FAILED')) {
        yield {
          subject: address,
          message: `no machine on ${known.device} answers for ${address}`,
          evidence: `${address} dev ${known.device} ${known.states.join(' ')}`,
          remedy: [`on ${address}: ip address show`, `on ${address}: ip link show`],
        };
        continue;
      }
      const macs = scene.others.flatMap(({ addresses = [], links = [] }) =>
        entriesOf(address, addresses).flatMap(({ device }) => linkNamed(device, links)?.mac ?? []),
      );
      if (known.mac === undefined || macs.length === 0 || macs.includes(known.mac)) continue;
      yield {
        subject: address,
        message: `frames for ${address} go to ${known.mac}, which is not the real server`,
        evidence: `${address} dev ${known.device} lladdr ${known.mac} ${known.states.join(' ')}; the real server has ${macs.join(', ')}`,
        remedy,
      };
    }
  },
});
