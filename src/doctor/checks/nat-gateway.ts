import { type Family, familyOf } from '../../domain/address.ts';
import { defaultRouteFrom } from '../../domain/host/route-to.ts';
import { isSameAddress } from '../../domain/host/same-address.ts';
import { isInNetwork, readNetwork } from '../../domain/network.ts';
import type { HostAddress } from '../../domain/host/facts.ts';
import { defineCheck } from '../host-check.ts';
import { serversOf } from '../scene.ts';
import { ownerOf } from '../address-owners.ts';
import { addressesOfOthers } from '../gateways.ts';
import { isHidden } from '../hidden-clients.ts';

export default defineCheck({
  id: 'LVS606',
  name: 'nat-gateway',
  severity: 'error',
  roles: ['realserver'],
  methods: ['masquerade'],
  reads: ['routes', 'routingRules', 'addresses'],
  summary: 'A masqueraded real server whose replies do not pass the director',
  why: 'The director translates the addresses of replies back. A reply that takes another route reaches the client from an address that it did not contact, and is dropped.',
  source: 'LVS-HOWTO, LVS-NAT; ip_vs_core.c hooks FORWARD',
  *find(scene, facts) {
    const masqueraded = serversOf(scene).filter(({ service, server }) => {
      const [director] = scene.others;
      return server.method === 'masquerade' && (director === undefined || !isHidden(service, server, director));
    });
    for (const family of new Set<Family>(masqueraded.map(({ server }) => familyOf(server.address)))) {
      const own = masqueraded.find(({ server }) => familyOf(server.address) === family)?.server.address ?? '';
      const directors = addressesOfOthers(scene).filter(({ address }) => familyOf(address) === family);
      const found = defaultRouteFrom(facts, family, own) ?? undefined;
      const isMoved = scene.others.some(({ claims = [] }) => ownerOf(found?.gateway ?? '', claims) !== null);
      if (isMoved) continue; // an address that moves between directors
      const near = directors.find((each) => facts.addresses.some((own) => isNear(own, each)));
      const remedy =
        near === undefined ? [] : [`ip ${family === 'inet6' ? '-6 ' : ''}route replace default via ${near.address}`];
      const subject = family === 'inet' ? 'default' : 'default (IPv6)';
      if (found === undefined) {
        const message = 'there is no default route: replies cannot reach clients';
        yield { subject, message, evidence: 'ip route show default: nothing', remedy };
      } else if (directors.length === 0) {
        yield { unknown: `the director's addresses are not known: run doctor on the director with --realserver` };
      } else if (!directors.some(({ address }) => isSameAddress(address, found.gateway ?? ''))) {
        yield {
          subject,
          message: `replies go to ${found.gateway ?? `the device ${found.device ?? ''}`}, not to the director`,
          evidence: `default via ${found.gateway ?? '-'} dev ${found.device ?? '-'}`,
          remedy,
        };
      }
    }
  },
});

/** Whether two hosts share a network; an address without a prefix is in none. */
function isNear(own: HostAddress, { address, length }: HostAddress): boolean {
  const network = readNetwork(`${address}/${length}`);
  return network !== null && own.length === length && isInNetwork(own.address, network);
}
