import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS312',
  name: 'fo-equal-weights',
  severity: 'warning',
  summary: 'Several servers with the highest weight under fo',
  why: 'fo sends everything to the server with the highest weight. Among equals it is the one that was added last, which is easy to miss in the file.',
  source: 'seen on Linux 6.1: 10 of 10 to the last one; ip_vs_fo_schedule',
  messages: { tie: '{count} servers share the highest weight, {weight}: {server}, added last, gets everything' },
  schedulers: ['fo'],
  service({ servers }, { report }) {
    const weight = Math.max(...servers.map(({ server }) => server.weight));
    const heaviest = servers.filter(({ server }) => server.weight === weight);
    const last = heaviest.at(-1);
    if (heaviest.length < 2 || weight === 0 || !last) return;
    const related = heaviest.slice(0, -1).map(({ settled }) => ({ message: 'has the same weight', line: settled }));
    const at = partOf(last.settled, 'weight');
    report('tie', at, { count: heaviest.length, weight, server: last.name }, { related: related.slice(0, 3) });
  },
  good: [
    '-A -t 192.0.2.1:80 -s fo\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 2\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s fo
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 1
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1
                                         ~~~~
    `,
  ],
});
