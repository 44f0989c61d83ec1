import { familyOf } from '../../domain/address.ts';
import type { FactGroups } from '../../domain/host/facts.ts';
import { isSameAddress } from '../../domain/host/same-address.ts';
import { routeTo } from '../../domain/host/route-to.ts';
import { addressRemedy } from '../address-remedy.ts';
import { ownerOf } from '../address-owners.ts';
import { defineCheck } from '../host-check.ts';
import { defaultRoute } from '../gateways.ts';
import type { Scene } from '../scene.ts';

export default defineCheck({
  id: 'LVS620',
  name: 'vip-not-local',
  severity: 'error',
  roles: ['director'],
  reads: ['addresses', 'routes', 'routingRules'],
  needs: ['addresses'],
  summary: 'A director that does not have the virtual address',
  why: 'IPVS sees only packets that are for this host. A packet for an address that is not local is passed on or dropped, and never reaches a service. The backup of a pair has the address only after it takes over.',
  source: 'ip_vs_core.c of Linux: hooks LOCAL_IN and LOCAL_OUT',
  *find(scene, facts) {
    for (const vip of scene.vips) {
      const found = routeTo(facts, vip);
      if (found?.type === 'local' || isMarkedLocal(vip, facts)) continue;
      const family = vip.includes(':') ? 'inet6' : 'inet';
      const onLink = found?.gateway === undefined ? found?.device : undefined;
      const device =
        onLink ??
        defaultRoute(facts.routes, family)?.device ??
        facts.addresses.find((each) => each.device !== 'lo')?.device;
      const evidence = found
        ? `route to ${vip}: ${found.type} ${found.destination} dev ${found.device ?? '-'}`
        : `no route to ${vip}`;
      const holders = holdersOf(vip, scene);
      const standby = isAnotherAtWork(holders, scene) ? whyStandby(vip, scene, holders ?? []) : null;
      if (standby !== null) {
        const message = `${vip} is not an address of this director now: ${standby}`;
        yield { subject: vip, message, evidence, remedy: [], severity: 'info' };
        continue;
      }
      const more = family === 'inet6' ? ' nodad preferred_lft 0' : '';
      const { because, remedy } = addressRemedy(
        vip,
        { device: device ?? 'lo', options: more },
        { ...scene.facts, ...facts },
      );
      yield {
        subject: vip,
        message: [`${vip} is not an address of this director`, nor(holders, scene), because ? `: ${because}` : ''].join(
          '',
        ),
        evidence,
        remedy,
        lasting: {
          file: '/etc/systemd/system/lvsrules-director.service',
          lines: [`lvsrules setup director --vip ${vip} --format systemd`],
        },
      };
    }
  },
});

/** Whether packets with a mark find the address local, in a table that a rule names for the mark. */
function isMarkedLocal(vip: string, { routes, routingRules }: Pick<FactGroups, 'routes' | 'routingRules'>): boolean {
  const family = familyOf(vip);
  const tables = routingRules.filter((rule) => rule.family === family && rule.mark !== undefined);
  return tables.some(({ table }) => {
    const own = routes.filter((route) => route.family === family && route.table === table);
    const rule = { family, priority: 0, table, isConditional: false };
    return routeTo({ routes: own, routingRules: [rule] }, vip)?.type === 'local';
  });
}

/** The other directors that have the address; null if there are none, or if the addresses of one are not known. */
function holdersOf(vip: string, { peers }: Scene): readonly string[] | null {
  if (peers.length === 0 || peers.some(({ facts }) => facts.addresses === undefined)) return null;
  return peers
    .filter(({ facts }) => facts.addresses?.some(({ address }) => isSameAddress(address, vip)))
    .map(({ name }) => name);
}

/** Whether another director has it, or may have it, or is to have it: it runs the daemon of a master. */
function isAnotherAtWork(holders: readonly string[] | null, { peers }: Scene): boolean {
  if (holders === null || holders.length > 0) return true;
  return peers.some(({ live }) => live?.daemons?.some(({ state }) => state === 'master') === true);
}

function nor(holders: readonly string[] | null, { peers }: Scene): string {
  return holders === null ? '' : `, nor of ${peers.map(({ name }) => name).join(', ')}`;
}

/** Why another director may have the address for now; null when nothing shows that. */
function whyStandby(vip: string, { live, wanted, facts }: Scene, holders: readonly string[]): string | null {
  if (holders.length > 0) return `${holders.join(', ')} has it`;
  const owner = ownerOf(vip, facts.claims ?? []);
  const program = owner === null ? undefined : movers[owner.name];
  if (owner !== null && program !== undefined && facts.processes?.includes(program)) {
    return `${owner.name} moves it (${owner.path}:${owner.line})`;
  }
  const states = [live, wanted].flatMap((table) => table?.daemons ?? []).map(({ state }) => state);
  return states.includes('backup') && !states.includes('master') ? 'its sync daemon is that of a backup' : null;
}

/** Programs that move an address between directors, and their processes. */
const movers: Readonly<Record<string, string>> = { keepalived: 'keepalived', pacemaker: 'pacemakerd' };
