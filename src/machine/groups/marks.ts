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
  ],
  read([nft, ipv4, ipv6]) {
    if (nft?.exit !== 0 && ipv4?.exit !== 0) return failure(`${whyNot(nft, 'nft')}; ${whyNot(ipv4, 'iptables-save')}`);
    return success({
      rules: [...nftMarks(nft), ...iptablesMarks(ipv4, 'inet'), ...iptablesMarks(ipv6, 'inet6')],
      unseen: [...(nft?.exit === 0 ? [] : ['nft']), ...(ipv4?.exit === 0 ? [] : ['iptables'])],
    });
  },
};

/** `-A PREROUTING ... -j MARK --set-xmark 0x7/0xffffffff` */
function iptablesMarks(run: CommandRun | undefined, family: Family): readonly MarkRule[] {
  if (run?.exit !== 0) return [];
  return run.stdout.split('\n').flatMap((text) => {
    const [, mark] = /^-A .*--(?:set-x?mark|or-mark) (0x[0-9a-fA-F]+|\d+)/.exec(text) ?? [];
    return mark === undefined ? [] : [{ family, mark: Number(mark), text }];
  });
}

/** `{"mangle":{"key":{"meta":{"key":"mark"}},"value":7}}` among the expressions of a rule. */
function nftMarks(run: CommandRun | undefined): readonly MarkRule[] {
  const read = run?.exit === 0 ? readJson(run.stdout) : null;
  if (!read?.ok) return [];
  return new JsonRow(read.value).rows('nftables').flatMap((item) => {
    const rule = item.row('rule');
    const family = { ip: 'inet', ip6: 'inet6' }[rule.text('family') ?? ''] as Family | undefined;
    return rule.rows('expr').flatMap((expression) => {
      const set = expression.row('mangle');
      const mark = set.number('value');
      if (mark === undefined || set.row('key').row('meta').text('key') !== 'mark') return [];
      const text = `table ${rule.text('family') ?? ''} ${rule.text('table') ?? ''}, chain ${rule.text('chain') ?? ''}: meta mark set ${mark}`;
      return [{ ...(family && { family }), mark, text }];
    });
  });
}
