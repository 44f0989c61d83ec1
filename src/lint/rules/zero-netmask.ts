import { defineRule } from '../rule.ts';
import { placeOf, settingOf, without } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS209',
  name: 'zero-netmask',
  severity: 'warning',
  summary: 'A netmask of 0',
  why: 'All clients count as one client: as long as connections keep coming, one real server gets all of them.',
  source: 'taken: seen on Linux 6.1; ip_vs_sched_persist',
  messages: { zero: 'with this netmask all clients go to one server' },
  fix: 'unsafe',
  silentOnPlain: true,
  serviceLine(line, { report }) {
    const change = line.changes[0];
    if (change?.kind !== 'add-service' && change?.kind !== 'edit-service') return;
    if (change.service.persistence?.netmask !== '0.0.0.0') return;
    const fix = without(line, settingOf(line, 'netmask'), 'unsafe');
    report('zero', placeOf(line, 'netmask'), {}, { fix });
  },
  good: ['-A -t 192.0.2.1:80 -s rr -p 60 -M 255.255.0.0'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -p 60 -M 0.0.0.0
                                      ~~~~~~~
    `,
  ],
});
