import { schedulersWhere } from '../../domain/schedulers.ts';
import { defineRule } from '../rule.ts';
import { settingOf, serviceSetting, contentOf, replacement, insertion } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS311',
  name: 'ops-with-least-connection',
  severity: 'warning',
  summary: 'One-packet scheduling with a scheduler that counts connections',
  why: 'With -o no connection outlives its packet, so there is nothing to count: lc, wlc, nq, sed, ovf and lblc send everything to one server (64 of 64). rr, wrr, sh and mh distribute it.',
  source: 'seen on Linux 6.1',
  messages: { counts: 'with -o {scheduler} has nothing to count: one server gets everything' },
  fix: 'unsafe',
  schedulers: schedulersWhere(({ countsConnections }) => countsConnections !== 'none'),
  service({ settings, servers, settled }, { report }) {
    const { scheduler } = settings;
    if (!settings.onePacket || servers.length < 2) return;
    const value = settingOf(settled, 'scheduler')?.value ?? null;
    const fix = value ? replacement(value, 'wrr', 'unsafe') : insertion(serviceSetting(settled), '-s wrr', 'unsafe');
    report('counts', value ?? contentOf(settled), { scheduler }, { fix });
  },
  good: ['-A -u 192.0.2.1:53 -s rr -o\n-a -u 192.0.2.1:53 -r 10.0.0.1:53 -m\n-a -u 192.0.2.1:53 -r 10.0.0.2:53 -m\n'],
  bad: [
    `
    -A -u 192.0.2.1:53 -s wlc -o
                          ~~~
    -a -u 192.0.2.1:53 -r 10.0.0.1:53 -m
    -a -u 192.0.2.1:53 -r 10.0.0.2:53 -m
    `,
  ],
});
