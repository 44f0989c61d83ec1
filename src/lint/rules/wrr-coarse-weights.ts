import { defineRule, type RuleFix } from '../rule.ts';
import { partOf, settingOf } from '../line/line-settings.ts';
import type { PlacedServer } from '../lint-document.ts';

export default defineRule({
  id: 'LVS314',
  name: 'wrr-coarse-weights',
  severity: 'info',
  upTo: 'warning',
  summary: 'Weights for wrr that have a common divisor, or that are large and have none',
  why: 'wrr works in rounds, heaviest server first. Weights such as 10 and 20 mean the same as 1 and 2; large ones without a common divisor, such as 1000 and 999, give one server a long run before the other gets its turn.',
  source: 'ip_vs_wrr_schedule: the step is the greatest common divisor of the weights',
  messages: {
    divisor: 'every weight can be divided by {divisor}',
    burst: '{server} serves up to {run} connections in a row',
  },
  fix: 'unsafe',
  schedulers: ['wrr'],
  service({ servers, settled }, { report }) {
    if (servers.length < 2) return;
    const weights = servers.map(({ server }) => server.weight).filter((weight) => weight > 0);
    const divisor = weights.reduce(greatestDivisor, 0);
    if (divisor > 1) {
      report('divisor', partOf(settled, 'scheduler'), { divisor }, { fix: divided(servers, divisor) });
      return;
    }
    const [first = 0, second = 0] = [...weights].sort((left, right) => right - left);
    const heaviest = servers.find(({ server }) => server.weight === first);
    if (first - second > 50 && heaviest) {
      report(
        'burst',
        partOf(settled, 'scheduler'),
        { server: heaviest.name, run: first - second },
        { severity: 'warning' },
      );
    }
  },
  good: [
    '-A -t 192.0.2.1:80 -s wrr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 2\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s wrr
                       ~~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 20
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 10
    `,
    `
    -A -t 192.0.2.1:80 -s wrr
                       ~~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 100
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1
    `,
  ],
});

function greatestDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestDivisor(right, left % right);
}

function divided(servers: readonly PlacedServer[], divisor: number): RuleFix | null {
  const edits = servers.flatMap(({ server, settled }) => {
    const value = settingOf(settled, 'weight')?.value;
    return value ? [{ start: value.start, end: value.end, text: String(server.weight / divisor) }] : [];
  });
  if (edits.length < servers.length) return null;
  return { safety: 'unsafe', edits: edits.sort((left, right) => left.start - right.start) };
}
