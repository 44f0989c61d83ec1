import { defineRule } from '../rule.ts';
import { partOf } from '../line/settings.ts';

export default defineRule({
  id: 'LVS320',
  name: 'persistence-with-hash',
  severity: 'info',
  summary: 'Persistence on a service with a source hash',
  why: 'sh and mh send a client to the same server already. With -p the template decides, and the hash only speaks for the first connection.',
  source: 'ip_vs_sched_persist, Linux 6.1',
  messages: { both: '{scheduler} keeps clients together already; with -p its hash counts only once' },
  schedulers: ['sh', 'mh'],
  service({ settings, settled }, { report }) {
    const { scheduler, persistence } = settings;
    if (!persistence) return;
    report('both', partOf(settled, 'persistent'), { scheduler });
  },
  good: ['-A -t 192.0.2.1:80 -s wlc -p 60'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s sh -p 60
                             ~~~~~
    `,
  ],
});
