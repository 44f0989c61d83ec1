import { defineRule } from '../rule.ts';
import { contentOf, partOf, settingOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS313',
  name: 'ovf-weight-as-capacity',
  severity: 'warning',
  upTo: 'error',
  summary: 'A weight that ovf uses as a limit of connections',
  why: 'With ovf the weight is the number of active connections that a server takes before the next one gets any. Connections being opened (SYN_RECV) are active, closing ones are not. When all servers are full, clients are refused: three servers with the default weight took 6 of 10 clients, 4 were refused.',
  source: 'seen on Linux 6.1; ip_vs_ovf_schedule',
  messages: {
    standard: 'without -w {server} takes only one or a few active connections',
    capacity: 'together the servers take about {sum} active connections; further ones are refused',
  },
  schedulers: ['ovf'],
  service({ key, settings, servers, settled }, { report }) {
    if (servers.length === 0 || key.kind === 'udp' || settings.onePacket) return;
    const unweighted = servers.find(({ settled: line }) => !settingOf(line, 'weight'));
    if (unweighted) {
      report('standard', contentOf(unweighted.settled), { server: unweighted.name }, { severity: 'error' });
      return;
    }
    const sum = servers.reduce((total, { server }) => total + server.weight, 0);
    report('capacity', partOf(settled, 'scheduler'), { sum });
  },
  good: [
    '-A -t 192.0.2.1:80 -s wlc\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n',
    '-A -u 192.0.2.1:53 -s ovf\n-a -u 192.0.2.1:53 -r 10.0.0.1:53 -m\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s ovf
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s ovf
                       ~~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 100
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 100
    `,
  ],
});
