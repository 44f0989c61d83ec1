import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS315',
  name: 'weight-scale-differs',
  severity: 'info',
  summary: 'A server with a hundred times the weight of another',
  why: 'Such a ratio is usually a typing error: the light server gets next to nothing.',
  source: 'follows from what a weight means in ipvsadm(8)',
  messages: { scale: 'weight {most} is {ratio} times that of {other}' },
  options: { ratio: { kind: 'number', default: 100, summary: 'the ratio from which it is reported' } },
  service({ settings, servers }, { report, options }) {
    if (settings.scheduler === 'fo' || settings.scheduler === 'ovf') return;
    const weighted = servers.filter(({ server }) => server.weight > 0);
    const sorted = [...weighted].sort((left, right) => left.server.weight - right.server.weight);
    const [light, heavy] = [sorted[0], sorted.at(-1)];
    if (!light || !heavy || heavy.server.weight / light.server.weight < options.ratio) return;
    const data = {
      most: heavy.server.weight,
      ratio: Math.floor(heavy.server.weight / light.server.weight),
      other: light.name,
    };
    const related = [{ message: `weight ${light.server.weight}`, line: light.settled }];
    report('scale', partOf(heavy.settled, 'weight'), data, { related });
  },
  good: [
    '-A -t 192.0.2.1:80 -s wrr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 10\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s wlc
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 1000
                                         ~~~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 10
    `,
  ],
});
