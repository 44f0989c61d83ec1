import { familyOf } from '../../domain/address.ts';
import { effectiveSetting, sysctlNumber } from '../../domain/host/sysctl.ts';
import { routeTo } from '../../domain/host/route-to.ts';
import { isInNetwork } from '../../domain/network.ts';
import type { FactGroups, NetworkLink } from '../../domain/host/facts.ts';
import { keepsSilent } from '../arp-silence.ts';
import { defineCheck } from '../host-check.ts';
import { entriesOf, networksOf, wholeLength } from '../devices.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

export default defineCheck({
  id: 'LVS643',
  name: 'vip-unanswered',
  severity: 'error',
  roles: ['director'],
  reads: ['addresses', 'links', 'routes', 'routingRules', 'sysctls'],
  needs: ['addresses'],
  summary: 'A director that does not answer when clients ask for the virtual address',
  why: 'Clients and routers in the network of the virtual address ask for its hardware address. arp_ignore, which is for real servers, keeps a director silent about addresses that are not on the device that is asked. IPv6 answers only for addresses of that device. A device with ARP switched off answers nothing.',
  source: 'arp.c and ndisc.c of Linux; ip-sysctl.rst',
  *find({ vips }, facts) {
    for (const vip of vips) {
      const link = routeTo(facts, vip)?.type === 'local' ? deviceNear(vip, facts) : undefined;
      if (link === undefined) continue;
      const { name } = link;
      const [entry] = entriesOf(vip, facts.addresses);
      const own = entriesOf(vip, facts.addresses).find(({ device }) => device === name);
      if (link.isNoArp) {
        yield {
          subject: vip,
          message: `${name}, in the network of ${vip}, answers no requests for hardware addresses`,
          evidence: `${name}: NOARP`,
          remedy: [`ip link set dev ${name} arp on`],
        };
      } else if (familyOf(vip) === 'inet6') {
        const isProxy = ['all', name].some(
          (place) => sysctlNumber(facts.sysctls, `net/ipv6/conf/${place}/proxy_ndp`) === 1,
        );
        if (own !== undefined || isProxy) continue;
        yield {
          subject: vip,
          message: `${name}, in the network of ${vip}, does not answer for it`,
          evidence: `${vip} dev ${entry?.device ?? 'lo'}, not ${name}`,
          remedy: [`ip -6 address add ${vip}/${wholeLength(vip)} dev ${name} nodad preferred_lft 0`],
        };
      } else {
        const setting = effectiveSetting(facts.sysctls, 'arp_ignore', name);
        if (setting === null) continue;
        const scope = own?.scope ?? entry?.scope ?? 'host';
        const isSilent = own === undefined ? keepsSilent(setting.value, scope) : silencesItself(setting.value, scope);
        if (!isSilent) continue;
        const paths = ['all', name].map((place) => `net/ipv4/conf/${place}/arp_ignore`);
        const bad = paths.filter((path) => sysctlNumber(facts.sysctls, path) !== 0);
        yield {
          subject: vip,
          message: `${name}, in the network of ${vip}, does not answer ARP requests for it`,
          evidence: `${vip} dev ${entry?.device ?? 'lo'}; ${name}: arp_ignore ${setting.value} (${setting.from})`,
          ...sysctlRemedy(...bad.map((path) => [path, 0] as const)),
        };
      }
    }
  },
});

/** Whether a device is silent about its own address. */
function silencesItself(value: number, scope: string): boolean {
  return value === 8 || (value === 3 && scope === 'host');
}

/** The device that is up and in a network with the address; other addresses of the device show the network. */
function deviceNear(
  vip: string,
  { links, addresses }: Pick<FactGroups, 'links' | 'addresses'>,
): NetworkLink | undefined {
  const near = networksOf(addresses).filter(({ network }) => isInNetwork(vip, network));
  return links.find(
    ({ name, isLoopback, linkType, kind, isUp }) =>
      isUp && !isLoopback && linkType === 'ether' && kind !== 'dummy' && near.some(({ device }) => device === name),
  );
}
