import type { FirewallChain } from '../../domain/host/firewall.ts';
import { readJson } from '../../domain/read-json.ts';
import { failure, success } from '../../domain/result.ts';
import { hasRun, whyNot } from '../answers.ts';
import type { FactReader } from '../fact-reader.ts';
import { iptablesChains } from '../firewall/iptables-chains.ts';
import { nftChains } from '../firewall/nft-chains.ts';

const listRuleset = ['nft', '-j', 'list', 'ruleset'] as const;
const saveIpv4 = ['iptables-save'] as const;
const saveIpv6 = ['ip6tables-save'] as const;

/** Each program shows only its own rules. */
export const firewall: FactReader<readonly FirewallChain[]> = {
  commands: () => [listRuleset, saveIpv4, saveIpv6, ['cat', '/proc/modules'], ['cat', '/proc/net/ip_tables_names']],
  read([nft, ipv4, ipv6, modules, tables]) {
    const ruleset = nft?.exit === 0 ? readJson(nft.stdout) : null;
    const isNftKnown = ruleset?.ok === true || (nft?.exit === 127 && !isLoaded('nf_tables', modules?.stdout));
    const isIptablesKnown = ipv4?.exit === 0 || (hasRun(tables) && tables.stdout.trim() === '' && isReadable(tables));
    if (!isNftKnown) return failure(whyNot(nft, 'nft'));
    if (!isIptablesKnown) return failure(whyNot(ipv4, 'iptables-save'));
    return success([
      ...(ruleset?.ok === true ? nftChains(ruleset.value) : []),
      ...iptablesChains(ipv4, 'inet'),
      ...iptablesChains(ipv6, 'inet6'),
    ]);
  },
};

function isLoaded(name: string, modules = ''): boolean {
  return new RegExp(`^${name} `, 'm').test(modules);
}

/** The file does not exist where iptables was never used. */
function isReadable({ stderr }: { readonly stderr: string }): boolean {
  return !/permission denied/i.test(stderr);
}
