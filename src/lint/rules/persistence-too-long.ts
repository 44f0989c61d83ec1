import { defineRule } from '../rule.ts';
import { placeOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS319',
  name: 'persistence-too-long',
  severity: 'warning',
  summary: 'Persistence of more than an hour',
  why: 'A client stays with its server for this time after its last connection, and a drained server keeps getting new connections from known clients until then.',
  source:
    'ip_vs_sched_persist; the drain is described in Documentation/networking/ipvs-sysctl.rst, expire_quiescent_template',
  messages: { long: 'a drain of this service can take {seconds} s' },
  options: { most: { kind: 'number', default: 3600, summary: 'seconds above which it is reported' } },
  service(placed, { report, options }) {
    const seconds = placed.settings.persistence?.timeout ?? 0;
    if (seconds > options.most) report('long', placeOf(placed.settled, 'persistent'), { seconds });
  },
  good: ['-A -t 192.0.2.1:80 -s rr -p 3600'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -p 86400
                                ~~~~~
    `,
  ],
});
