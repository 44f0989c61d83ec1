import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS308',
  name: 'mh-weight-resolution',
  severity: 'warning',
  summary: 'Weights that are too far apart for mh',
  why: 'After division by their greatest common divisor, mh shifts weights down to six bits: 1000 to 3 becomes about 63 to 1.',
  source: 'seen on Linux 6.1: weights 1000, 3, 3 gave 96.9, 1.6 and 1.6 % of the clients; ip_vs_mh_shift_weight',
  messages: { ratio: 'mh cannot represent {most} to {least}: it keeps six bits of a weight' },
  schedulers: ['mh'],
  service({ servers, settled }, { report }) {
    const weights = servers.map(({ server }) => server.weight).filter((weight) => weight > 0);
    const [most, least] = [Math.max(...weights), Math.min(...weights)];
    if (weights.length < 2 || most / least <= 63) return;
    report('ratio', partOf(settled, 'scheduler'), { most, least });
  },
  good: [
    '-A -t 192.0.2.1:80 -s mh\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 10\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s mh
                       ~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 1000
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 3
    `,
  ],
});
