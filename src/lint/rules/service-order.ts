import type { ServiceKey } from '../../domain/service.ts';
import { compareServices } from '../../ipvsadm/listing-order.ts';
import { defineRule, type RuleFix } from '../rule.ts';
import { type ServiceBlock, stretchesOf } from '../line/service-blocks.ts';
import { servicePartOf } from '../line/line-settings.ts';
import type { PlacedService, LintDocument } from '../lint-document.ts';

export default defineRule({
  id: 'LVS405',
  name: 'service-order',
  severity: 'style',
  summary: 'Services that are not in the order of a save',
  why: 'ipvsadm -S writes addresses before marks, IPv4 before IPv6, then TCP, UDP, SCTP, then by address and port. A file in that order can be compared with a save line by line. Servers are never sorted: their order decides ties and hash tables.',
  source: 'seen with ipvsadm 1.31',
  messages: { order: '{service} would be saved before {before}' },
  fix: 'safe',
  file(document, { report }) {
    const isNamed = ({ key }: PlacedService) => key.kind !== 'fwmark' && document.hosts.has(key.address);
    const misplaced = document.services.flatMap((placed, at): readonly [PlacedService, PlacedService][] => {
      const before = document.services[at - 1];
      return before && compareServices(placed.key, before.key) < 0 && !isNamed(placed) && !isNamed(before)
        ? [[before, placed]]
        : [];
    });
    if (misplaced.length === 0) return;
    const stretchOf = new Map(
      stretchesOf(document).flatMap((all) => all.map(({ service }) => [service, all] as const)),
    );
    const ordered = new Set<readonly ServiceBlock[]>();
    for (const [before, placed] of misplaced) {
      const stretch = stretchOf.get(placed.name);
      const isFirst = stretch !== undefined && stretch === stretchOf.get(before.name) && !ordered.has(stretch);
      if (isFirst) ordered.add(stretch);
      const data = { service: placed.name, before: before.name };
      const related = [{ message: before.name, line: before.added }];
      const fix = isFirst ? inOrder(document, stretch) : null;
      report('order', servicePartOf(placed.added), data, { related, fix });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-A -t 192.0.2.1:443 -s rr\n-A -u 192.0.2.1:53 -s rr\n-A -f 1 -s rr\n'],
  bad: [
    `
    -A -t 192.0.2.1:443 -s rr
    -A -t 192.0.2.1:80 -s rr
       ~~~~~~~~~~~~~~~
    `,
    `
    -A -f 1 -s rr
    -a -f 1 -r 10.0.0.1:0 -g

    # mail
    -A -t 192.0.2.1:25 -s rr
       ~~~~~~~~~~~~~~~
    -a -t 192.0.2.1:25 -r 10.0.0.1:25 -g
    `,
  ],
});

/**
 * Sorts the services of a stretch, each with its comments and with its servers in their order; the first finding fixes
 * all of them. Null if the order is circular, or if the address of a name is unknown.
 */
function inOrder(document: LintDocument, stretch: readonly ServiceBlock[]): RuleFix | null {
  const keys = new Map(document.services.map(({ name, key }) => [name, key]));
  const isNamed = (key: ServiceKey | undefined) => key && key.kind !== 'fwmark' && document.hosts.has(key.address);
  if (stretch.some(({ service }) => isNamed(keys.get(service)))) return null;
  const compare = (left: ServiceBlock, right: ServiceBlock): number => {
    const [one, other] = [keys.get(left.service), keys.get(right.service)];
    return one && other ? compareServices(one, other) : 0;
  };
  const sorted = [...stretch].sort(compare);
  if (sorted.some((block, at) => at > 0 && compare(block, sorted[at - 1] ?? block) < 0)) return null;
  const startOf = ({ from }: ServiceBlock) => document.lines.get(from)?.start ?? 0;
  const endOf = ({ to }: ServiceBlock) => document.lines.get(to - 1)?.end ?? 0;
  const text = sorted.map((block, at) => {
    const [here, next] = [stretch[at], stretch[at + 1]];
    const gap = here && next ? document.text.slice(endOf(here), startOf(next)) : '';
    return `${document.text.slice(startOf(block), endOf(block))}${gap}`;
  });
  const [first, last] = [stretch[0], stretch.at(-1)];
  return first && last
    ? { safety: 'safe', edits: [{ start: startOf(first), end: endOf(last), text: text.join('') }] }
    : null;
}
