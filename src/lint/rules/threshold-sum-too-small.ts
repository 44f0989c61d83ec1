import { defineRule } from '../rule.ts';
import { servicePartOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS318',
  name: 'threshold-sum-too-small',
  severity: 'info',
  summary: 'Every server of a service has a low limit',
  why: 'When all of them are full, new connections are refused. The sum of the upper thresholds is the capacity of the service, active and inactive connections together. A connection counts as long as its entry exists, not only while it is used: a closed TCP connection stays in FIN_WAIT or TIME_WAIT for 120 seconds, so a threshold of 100 is reached at less than one new connection per second.',
  source: 'every scheduler of net/netfilter/ipvs skips overloaded servers',
  messages: { sum: '{service} holds {sum} connections at most, closing ones included' },
  options: { least: { kind: 'number', default: 100, summary: 'the sum below which it is reported' } },
  service({ name, servers, settled }, { report, options }) {
    if (servers.length === 0 || servers.some(({ server }) => server.upper === 0)) return;
    const sum = servers.reduce((total, { server }) => total + server.upper, 0);
    if (sum < options.least) report('sum', servicePartOf(settled), { service: name, sum });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -x 1000\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
       ~~~~~~~~~~~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -x 10
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -x 10
    `,
  ],
});
