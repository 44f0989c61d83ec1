import type { Family } from '../../domain/address.ts';
import type { FirewallChain, FirewallField, FirewallMatch, FirewallRule } from '../../domain/host/firewall.ts';
import { JsonRow } from '../answers.ts';

/** The chains that `nft -j list ruleset` shows. */
export function nftChains(ruleset: unknown): readonly FirewallChain[] {
  const items = new JsonRow(ruleset).rows('nftables');
  const sets = new Map(
    items.filter((item) => item.has('set')).map((item) => [placeOf(item.row('set')), item.row('set').values('elem')]),
  );
  const rules = items.filter((item) => item.has('rule')).map((item) => item.row('rule'));
  return items.flatMap((item) => {
    if (!item.has('chain')) return [];
    const chain = item.row('chain');
    const [name = '', hook] = [chain.text('name'), chain.text('hook')];
    const family = families[chain.text('family') ?? ''];
    if (family === undefined) return [];
    const table = `${chain.text('family') ?? ''} ${chain.text('table') ?? ''}`;
    const own = rules.filter(
      (rule) => `${rule.text('family') ?? ''} ${rule.text('table') ?? ''}` === table && rule.text('chain') === name,
    );
    return [
      {
        program: 'nft' as const,
        ...(family !== 'both' && { family }),
        table,
        name,
        ...(hook !== undefined && { hook }),
        policy: chain.text('policy') === 'drop' ? ('drop' as const) : ('accept' as const),
        rules: own.map((rule) =>
          onDevice(
            chain,
            ruleOf(rule.rows('expr'), (set) => sets.get(`${table} ${set}`)),
          ),
        ),
      },
    ];
  });
}

const families: Readonly<Record<string, Family | 'both'>> = { ip: 'inet', ip6: 'inet6', inet: 'both', netdev: 'both' };

/** A chain at the ingress of a device is for its packets alone; older versions of nft do not say which device it is. */
function onDevice(chain: JsonRow, rule: FirewallRule): FirewallRule {
  if (chain.text('hook') !== 'ingress') return rule;
  const device = chain.text('dev');
  const field = device === undefined ? 'other' : 'device';
  return { ...rule, matches: [{ field, values: [device ?? 'device'], isNot: false }, ...rule.matches] };
}

function placeOf(row: JsonRow): string {
  return ['family', 'table', 'name'].map((name) => row.text(name) ?? '').join(' ');
}

type SetElements = (name: string) => readonly unknown[] | undefined;

function ruleOf(expressions: readonly JsonRow[], elements: SetElements): FirewallRule {
  const matches = expressions.flatMap((row) => matchesOf(row, elements));
  const last = expressions.map(verdictOf).find((verdict) => verdict !== null);
  const { verdict = 'none', target } = last ?? {};
  const words = matches.map(({ field, values, isNot }) => `${field} ${isNot ? '!= ' : ''}${values.join(',')}`);
  return {
    verdict,
    ...(target !== undefined && { target }),
    matches,
    text: [...words, target === undefined ? verdict : `${verdict} ${target}`].join(' '),
  };
}

type Fate = Pick<FirewallRule, 'verdict' | 'target'>;

const fates: Readonly<Record<string, FirewallRule['verdict']>> = {
  accept: 'accept',
  drop: 'drop',
  reject: 'drop',
  return: 'return',
  dnat: 'translate',
  redirect: 'translate',
  tproxy: 'translate',
  masquerade: 'masquerade',
  snat: 'masquerade',
  queue: 'unknown',
  vmap: 'unknown',
  xt: 'unknown',
};

function verdictOf(row: JsonRow): Fate | null {
  for (const verdict of ['jump', 'goto'] as const) {
    const target = row.row(verdict).text('target');
    if (target !== undefined) return { verdict, target };
  }
  const [name] = row.names().filter((each) => each in fates);
  return name === undefined ? null : { verdict: fates[name] ?? 'unknown' };
}

/** `{"match":{"op":"==","left":{"payload":{"protocol":"tcp","field":"dport"}},"right":80}}` */
function matchesOf(row: JsonRow, elements: SetElements): readonly FirewallMatch[] {
  if (row.has('limit') || row.has('quota')) return [{ field: 'other', values: [], isNot: false }];
  if (!row.has('match')) return [];
  const match = row.row('match');
  const [left, op = '=='] = [match.row('left'), match.text('op')];
  const [protocol, part] = [left.row('payload').text('protocol') ?? '', left.row('payload').text('field') ?? ''];
  const field =
    fieldOf(protocol, part) ??
    metaFields[left.row('meta').text('key') ?? ''] ??
    ctFields[left.row('ct').text('key') ?? ''];
  const values = valuesOf(match.value('right'), elements);
  if (field === undefined || values === null || !['==', '!=', 'in'].includes(op)) {
    return [{ field: 'other', values: [`${protocol} ${part}`.trim()], isNot: false }];
  }
  const isPort = field === 'port' || field === 'sourcePort';
  const implied = isPort && protocol !== 'th' ? [{ field: 'protocol' as const, values: [protocol], isNot: false }] : [];
  return [...implied, { field, values, isNot: op === '!=' }];
}

function fieldOf(protocol: string, part: string): FirewallField | undefined {
  const isAddress = protocol === 'ip' || protocol === 'ip6';
  if (isAddress)
    return { saddr: 'source', daddr: 'destination', protocol: 'protocol', nexthdr: 'protocol' }[part] as FirewallField;
  return { sport: 'sourcePort', dport: 'port' }[part] as FirewallField | undefined;
}

const metaFields: Readonly<Record<string, FirewallField>> = {
  l4proto: 'protocol',
  iifname: 'device',
  iif: 'device',
  oifname: 'outDevice',
  oif: 'outDevice',
};
const ctFields: Readonly<Record<string, FirewallField>> = { state: 'state' };

/** The values that a match allows; null if they cannot be listed. */
function valuesOf(right: unknown, elements: SetElements): readonly string[] | null {
  if (typeof right === 'number') return [String(right)];
  if (typeof right === 'string') {
    const set = right.startsWith('@') ? elements(right.slice(1)) : undefined;
    if (right.startsWith('@')) return set === undefined ? null : listed(set, elements);
    return [right];
  }
  if (Array.isArray(right)) return listed(right, elements);
  const row = new JsonRow(right);
  if (row.has('set')) return listed(row.values('set'), elements);
  if (row.has('prefix')) {
    const prefix = row.row('prefix');
    return [`${prefix.text('addr') ?? ''}/${prefix.number('len') ?? ''}`];
  }
  if (row.has('range')) return [row.values('range').join('-')];
  return row.has('elem') ? valuesOf(row.row('elem').value('val'), elements) : null;
}

function listed(values: readonly unknown[], elements: SetElements): readonly string[] | null {
  const all = values.map((each) => valuesOf(each, elements));
  return all.includes(null) ? null : all.flatMap((each) => each ?? []);
}
