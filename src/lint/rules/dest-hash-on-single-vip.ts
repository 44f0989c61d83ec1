import { schedulersWhere } from '../../domain/schedulers.ts';
import { defineRule } from '../rule.ts';
import { settingOf, contentOf, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS309',
  name: 'dest-hash-on-single-vip',
  severity: 'warning',
  summary: 'A scheduler that hashes the destination, on a service with one address',
  why: 'dh, lblc and lblcr choose a server by the destination address. A service with one virtual address has one destination, so one server gets every client (128 of 128). They are meant for transparent caches behind a firewall mark.',
  source: 'seen on Linux 6.1 with dh, lblc and lblcr',
  messages: { single: '{scheduler} sends every client of a single address to the same server' },
  fix: 'unsafe',
  schedulers: schedulersWhere(({ spreads }) => spreads.endsWith('of-destination')),
  service({ settings, servers, settled, key }, { report }) {
    const { scheduler } = settings;
    if (key.kind === 'fwmark' || servers.length < 2) return;
    const value = settingOf(settled, 'scheduler')?.value ?? null;
    const fix = replacement(value, scheduler === 'dh' ? 'sh' : 'wlc', 'unsafe');
    report('single', value ?? contentOf(settled), { scheduler }, { fix });
  },
  good: ['-A -f 1 -s dh\n-a -f 1 -r 10.0.0.1:0 -g\n-a -f 1 -r 10.0.0.2:0 -g\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s dh
                          ~~
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m
    `,
  ],
});
