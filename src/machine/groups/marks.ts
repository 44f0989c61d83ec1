import type { Family } from '../../domain/address.ts';
import type { MarkFacts, MarkRule } from '../../domain/host/facts.ts';
import { readJson } from '../../domain/read-json.ts';
import { failure, success } from '../../domain/result.ts';
import type { CommandRun } from '../../ports/host.ts';
import { JsonRow, whyNot } from '../answers.ts';
import type { FactReader } from '../fact-reader.ts';

/** nft and iptables set marks, and each shows only its own rules. */
export const marks: FactReader<MarkFacts> = {
  commands: () => [
    ['nft', '-j', 'list', 'ruleset'],
    ['iptables-save', '-t', 'mangle'],
    ['ip6tables-save', '-t', 'mangle'],
    ['cat', '/proc/net/ip_tables_names', '/proc/net/ip6_tables_names'],
  ],
  read([nft, ipv4, ipv6, tables]) {
    if (nft?.exit !== 0 && ipv4?.exit !== 0) return failure(`${whyNot(nft, 'nft')}; ${whyNot(ipv4, 'iptables-save')}`);
    const ruleset = nft?.exit === 0 ? readJson(nft.stdout) : null;
    const expressions = ruleset?.ok === true ? expressionsOf(ruleset.value) : [];
    const isWithoutIptables = ruleset?.ok === true && hasNoIptables(expressions, tables);
    return success({
      rules: [...nftMarks(expressions), ...iptablesMarks(ipv4, 'inet'), ...iptablesMarks(ipv6, 'inet6')],
      unseen: [
        ...(ruleset?.ok === true ? [] : ['nft']),
        ...(ipv4?.exit === 0 || isWithoutIptables ? [] : ['iptables']),
        ...(expressions.some((each) => each.marks?.length === 0) ? ['nft that compute a mark'] : []),
      ],
    });
  },
};

/**
 * Where `iptables-save` is missing, iptables can still have no rules that set marks: the kernel lists the tables of its
 * older variant, which sets marks in `mangle` only, and nft shows the rules of the newer one as `xt`.
 */
function hasNoIptables(expressions: readonly Expression[], tables: CommandRun | undefined): boolean {
  const isRead = tables !== undefined && !/permission denied/i.test(tables.stderr);
  const isNewer = expressions.some(({ row }) => row.has('xt') && (row.row('xt').text('name') ?? 'MARK') === 'MARK');
  return isRead && !/^mangle$/m.test(tables.stdout) && !isNewer;
}

/** `-A PREROUTING ... -j MARK --set-xmark 0x7/0xffffffff` */
function iptablesMarks(run: CommandRun | undefined, family: Family): readonly MarkRule[] {
  if (run?.exit !== 0) return [];
  return run.stdout.split('\n').flatMap((text) => {
    const [, chain = '', mark] = /^-A (\S+) .*--(?:set-x?mark|or-mark) (0x[0-9a-fA-F]+|\d+)/.exec(text) ?? [];
    const [, destination] = /(?<!! )-d ([\da-f.:]+)\/(?:32|128) /.exec(text) ?? [];
    if (mark === undefined) return [];
    const hook = hooks.includes(chain.toLowerCase()) ? { hook: chain.toLowerCase() } : {};
    return [{ family, mark: Number(mark), ...hook, ...(destination !== undefined && { destination }), text }];
  });
}

/** The chains of `mangle` that packets enter by themselves. */
const hooks: readonly string[] = ['prerouting', 'input', 'forward', 'output', 'postrouting'];

interface Expression {
  readonly rule: JsonRow;
  /** Where packets enter the chain of the rule. */
  readonly hook?: string;
  readonly destination?: string;
  readonly row: JsonRow;
  /** What it sets the mark of a packet to: nothing where that depends on more than the rule, null if it sets none. */
  readonly marks: readonly number[] | null;
}

function expressionsOf(ruleset: unknown): readonly Expression[] {
  const items = new JsonRow(ruleset).rows('nftables');
  const placed = new Map(items.map((item) => item.row('chain')).map((chain) => [placeOf(chain, 'name'), chain]));
  return items.flatMap((item) => {
    const rule = item.row('rule');
    const hook = placed.get(placeOf(rule, 'chain'))?.text('hook');
    const all = rule.rows('expr');
    const destination = all.map(destinationOf).find((each) => each !== null);
    return all.map((row) => ({
      rule,
      ...(hook !== undefined && { hook }),
      ...(typeof destination === 'string' && { destination }),
      row,
      marks: marksOf(row.row('mangle')),
    }));
  });
}

function placeOf(row: JsonRow, name: string): string {
  return ['family', 'table', name].map((each) => row.text(each) ?? '').join(' ');
}

/** `{"match":{"op":"==","left":{"payload":{"protocol":"ip","field":"daddr"}},"right":"192.0.2.10"}}` */
function destinationOf(row: JsonRow): string | null {
  const match = row.row('match');
  const isEqual = match.text('op') === '==' && match.row('left').row('payload').text('field') === 'daddr';
  return isEqual ? (match.text('right') ?? null) : null;
}

/** `{"mangle":{"key":{"meta":{"key":"mark"}},"value":7}}`; a map has the marks in its pairs. */
function marksOf(mangle: JsonRow): readonly number[] | null {
  if (mangle.row('key').row('meta').text('key') !== 'mark') return null;
  const whole = mangle.number('value');
  if (whole !== undefined) return [whole];
  return mangle.row('value').row('map').row('data').numberPairs('set');
}

function nftMarks(expressions: readonly Expression[]): readonly MarkRule[] {
  return expressions.flatMap(({ rule, hook, destination, marks: found }) => {
    const family = { ip: 'inet', ip6: 'inet6' }[rule.text('family') ?? ''] as Family | undefined;
    const place = `table ${rule.text('family') ?? ''} ${rule.text('table') ?? ''}, chain ${rule.text('chain') ?? ''}`;
    return (found ?? []).map((mark) => ({
      ...(family && { family }),
      mark,
      ...(hook !== undefined && { hook }),
      ...(destination !== undefined && { destination }),
      text: `${place}: meta mark set ${mark}`,
    }));
  });
}
