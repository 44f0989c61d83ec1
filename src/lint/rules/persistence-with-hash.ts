import { hashesPort } from '../../domain/scheduler-flags.ts';
import { schedulersWhere } from '../../domain/schedulers.ts';
import { serviceFamily, wholeNetmask } from '../../domain/service.ts';
import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS320',
  name: 'persistence-with-hash',
  severity: 'info',
  summary: 'Persistence on a service with a source hash',
  why: 'sh and mh already send every connection of a client to the same server. With -p the persistence template decides, and the hash chooses only the server of the first connection. With sh-port or mh-port the hash also depends on the source port, and with a netmask whole networks stay together: there -p does make a difference, and this rule reports nothing.',
  source: 'ip_vs_sched_persist, Linux 6.1',
  messages: {
    both: '{scheduler} already keeps the connections of a client together; with -p the hash only decides the first one',
  },
  schedulers: schedulersWhere(({ spreads }) => spreads === 'hash-of-source'),
  service({ settings, settled }, { report }) {
    const { key, scheduler, persistence } = settings;
    if (!persistence || hashesPort(settings) || persistence.netmask !== wholeNetmask(serviceFamily(key))) return;
    report('both', partOf(settled, 'persistent'), { scheduler });
  },
  good: [
    '-A -t 192.0.2.1:80 -s wlc -p 60',
    '-A -t 192.0.2.1:80 -s sh -b sh-port -p 60',
    '-A -t 192.0.2.1:80 -s mh -b mh-fallback,mh-port -p 60',
    '-A -t 192.0.2.1:80 -s sh -p 60 -M 255.255.255.0',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s sh -p 60
                             ~~~~~
    `,
  ],
});
