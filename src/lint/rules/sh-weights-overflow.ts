import { defineRule, type RuleFix } from '../rule.ts';
import { partOf, settingOf } from '../line/line-settings.ts';
import type { PlacedServer } from '../lint-document.ts';

export default defineRule({
  id: 'LVS306',
  name: 'sh-weights-overflow',
  severity: 'warning',
  summary: 'Weights that do not fit the table of sh',
  why: 'sh has 256 buckets and gives each server as many in a row as its weight. If the sum is above 256, the last servers in its list, which are the first in the file, get too few or none: of three servers with weight 200 one gets nothing; with weight 300 one gets everything.',
  source: 'seen on Linux 6.1; ip_vs_sh_reassign',
  messages: { overflow: 'the weights add up to {sum}, above the 256 buckets of sh: {server} gets {got} of them' },
  fix: 'unsafe',
  schedulers: ['sh'],
  service({ servers, settled }, { report }) {
    const sum = servers.reduce((total, { server }) => total + Math.max(1, server.weight), 0);
    const first = servers.find(({ server }) => server.weight > 0);
    if (sum <= 256 || !first || servers.length < 2 || servers.length > 256) return;
    const above = servers
      .slice(servers.indexOf(first) + 1)
      .reduce((total, { server }) => total + Math.max(1, server.weight), 0);
    const got = Math.max(0, Math.min(first.server.weight, 256 - above));
    const at = partOf(settled, 'scheduler');
    const related = [{ message: 'starved', line: first.settled }];
    report('overflow', at, { sum, server: first.name, got }, { related, fix: divided(servers) });
  },
  good: [
    '-A -t 192.0.2.1:80 -s sh\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 100\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 100\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s sh
                       ~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 200
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 200
    -a -t 192.0.2.1:80 -r 10.0.0.3:80 -m -w 200
    `,
  ],
});

/** Every weight divided by their greatest common divisor; null if that is 1 or does not help. */
function divided(servers: readonly PlacedServer[]): RuleFix | null {
  const weights = servers.map(({ server }) => server.weight);
  const divisor = weights.reduce((left, right) => greatestDivisor(left, right), 0);
  const values = servers.map(({ settled }) => settingOf(settled, 'weight')?.value);
  const given = values.filter((value) => value !== null && value !== undefined);
  const sum = weights.reduce((total, weight) => total + weight / divisor, 0);
  if (divisor < 2 || sum > 256 || given.length < servers.length) return null;
  const edits = given.map(({ start, end }, index) => ({ start, end, text: String((weights[index] ?? 0) / divisor) }));
  return { safety: 'unsafe', edits: edits.sort((left, right) => left.start - right.start) };
}

function greatestDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestDivisor(right, left % right);
}
