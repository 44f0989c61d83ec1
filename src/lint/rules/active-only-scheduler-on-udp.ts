import { schedulersWhere } from '../../domain/schedulers.ts';
import { defineRule } from '../rule.ts';
import { settingOf, contentOf, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS310',
  name: 'active-only-scheduler-on-udp',
  severity: 'warning',
  summary: 'A scheduler that counts active connections, on UDP',
  why: 'sed, nq and ovf count active connections, and a UDP connection is never active: one server gets everything (64 of 64 with each scheduler).',
  source: 'seen on Linux 6.1; ipvsadm(8) says so of ovf',
  messages: { udp: '{scheduler} counts active connections, and UDP never has any: one server gets everything' },
  fix: 'unsafe',
  schedulers: schedulersWhere(({ countsConnections }) => countsConnections === 'active'),
  service({ settings, servers, settled, key }, { report }) {
    const { scheduler } = settings;
    if (key.kind !== 'udp' || settings.onePacket || servers.length < 2) return;
    const value = settingOf(settled, 'scheduler')?.value ?? null;
    report('udp', value ?? contentOf(settled), { scheduler }, { fix: replacement(value, 'wlc', 'unsafe') });
  },
  good: ['-A -u 192.0.2.1:53 -s wlc\n-a -u 192.0.2.1:53 -r 10.0.0.1:53 -m\n-a -u 192.0.2.1:53 -r 10.0.0.2:53 -m\n'],
  bad: [
    `
    -A -u 192.0.2.1:53 -s sed
                          ~~~
    -a -u 192.0.2.1:53 -r 10.0.0.1:53 -m
    -a -u 192.0.2.1:53 -r 10.0.0.2:53 -m
    `,
  ],
});
