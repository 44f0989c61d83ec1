import type { Family } from '../../domain/address.ts';
import type { FirewallChain, FirewallField, FirewallMatch, FirewallRule } from '../../domain/host/firewall.ts';
import type { CommandRun } from '../../ports/host.ts';

/** The chains that `iptables-save` shows. */
export function iptablesChains(run: CommandRun | undefined, family: Family): readonly FirewallChain[] {
  if (run?.exit !== 0) return [];
  const chains: (FirewallChain & { readonly rules: FirewallRule[] })[] = [];
  let table = '';
  for (const line of run.stdout.split('\n')) {
    const [, name = ''] = /^\*(\w+)/.exec(line) ?? [];
    if (name !== '') table = name;
    const [, chain = '', policy = ''] = /^:(\S+) (\S+)/.exec(line) ?? [];
    if (chain !== '') {
      const place = { program: 'iptables', family, table, name: chain } as const;
      const hook = policy === '-' ? {} : { hook: chain.toLowerCase() };
      chains.push({ ...place, ...hook, policy: policy === 'DROP' ? 'drop' : 'accept', rules: [] });
    }
    const [, owner = '', words = ''] = /^-A (\S+) ?(.*)$/.exec(line) ?? [];
    chains.find((each) => each.table === table && each.name === owner)?.rules.push(ruleOf(words));
  }
  return chains;
}

const fates: Readonly<Record<string, FirewallRule['verdict']>> = {
  ACCEPT: 'accept',
  DROP: 'drop',
  REJECT: 'drop',
  RETURN: 'return',
  DNAT: 'translate',
  REDIRECT: 'translate',
  TPROXY: 'translate',
  MASQUERADE: 'masquerade',
  SNAT: 'masquerade',
};

/** Targets that change a packet, or report it, and continue. */
const passing = /^(?:MARK|CONNMARK|LOG|NFLOG|TOS|DSCP|TCPMSS|CT|NOTRACK|CHECKSUM|TRACE|CLASSIFY|TTL|HL)$/;

const fieldOf: Readonly<Record<string, FirewallField>> = {
  '-p': 'protocol',
  '-s': 'source',
  '-d': 'destination',
  '-i': 'device',
  '-o': 'outDevice',
  '--sport': 'sourcePort',
  '--sports': 'sourcePort',
  '--dport': 'port',
  '--dports': 'port',
  '--ctstate': 'state',
  '--state': 'state',
};

/** `-d 192.0.2.10/32 -p tcp -m tcp --dport 80 -j DROP` */
function ruleOf(text: string): FirewallRule {
  const words = text.match(/"(?:\\.|[^"])*"|\S+/g) ?? [];
  const matches: FirewallMatch[] = [];
  let fate: Pick<FirewallRule, 'verdict' | 'target'> = { verdict: 'none' };
  for (let at = 0; at < words.length; at++) {
    const isNot = words[at] === '!';
    if (isNot) at++;
    const [word = '', value = ''] = [words[at], words[at + 1]];
    if (word === '-j' || word === '-g') {
      fate = fateOf(value, word === '-g');
      break;
    }
    if (word === '-m' || word === '--comment') {
      if (word === '-m' && !known.has(value)) matches.push(other(value));
      at++;
      continue;
    }
    const field = fieldOf[word];
    if (field === undefined) {
      if (word.startsWith('-')) matches.push(other(word));
      continue;
    }
    const values = value
      .split(',')
      .map((each) => (field === 'state' ? each.toLowerCase() : each.replace(':', dashed(field))));
    matches.push({ field, values, isNot });
    at++;
  }
  return { ...fate, matches, text };
}

/** Extensions that match nothing by themselves. */
const known = new Set(['tcp', 'udp', 'sctp', 'multiport', 'conntrack', 'state', 'comment']);

function dashed(field: FirewallField): string {
  return field === 'port' || field === 'sourcePort' ? '-' : ':';
}

function other(word: string): FirewallMatch {
  return { field: 'other', values: [word], isNot: false };
}

function fateOf(target: string, isGoto: boolean): Pick<FirewallRule, 'verdict' | 'target'> {
  const verdict = fates[target];
  if (verdict !== undefined) return { verdict };
  if (passing.test(target)) return { verdict: 'none' };
  return { verdict: isGoto ? 'goto' : 'jump', target };
}
