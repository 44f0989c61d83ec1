import { isInNetwork, readNetwork } from '../../domain/network.ts';
import type { ForwardingMethod } from '../../domain/server.ts';
import type { LintDocument, PlacedServer } from '../lint-document.ts';

/**
 * The servers of one forwarding method that are in none of the director's networks; none if the site does not name
 * its networks. A server that is given by a name is not judged.
 */
export function serversOffNetworks(
  servers: readonly PlacedServer[],
  method: ForwardingMethod,
  { site, hosts }: LintDocument,
): readonly PlacedServer[] {
  const networks = (site.networks ?? []).map(readNetwork).filter((network) => network !== null);
  if (networks.length === 0) return [];
  return servers.filter(
    ({ server }) =>
      server.method === method &&
      !hosts.has(server.address) &&
      !networks.some((network) => isInNetwork(server.address, network)),
  );
}
