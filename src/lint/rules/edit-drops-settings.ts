import { defineRule } from '../rule.ts';
import { settingOf, valueOf, methodSetting } from '../line/settings.ts';

export default defineRule({
  id: 'LVS220',
  name: 'edit-drops-settings',
  severity: 'warning',
  summary: 'An edit that sets back what it does not name',
  why: '-E and -e replace everything: what they leave out returns to its default. Without -p a service loses its persistence, without -m a server goes over to direct routing, without -x it loses its limit.',
  source: 'seen with ipvsadm 1.31 on Linux 6.1',
  messages: { drops: 'this edit sets back what it does not name: {what}' },
  silentOnPlain: true,
  command(line, { report }) {
    const { before } = line;
    const change = line.changes[0];
    if (!before || !change || !line.command) return;
    const lost: string[] = [];
    if (change.kind === 'edit-service' && 'scheduler' in before) {
      const after = change.service;
      if (before.scheduler !== after.scheduler && !valueOf(line, 'scheduler'))
        lost.push(`scheduler ${before.scheduler}`);
      if (before.persistence && !after.persistence) lost.push('persistence');
      if (
        before.persistence &&
        after.persistence &&
        before.persistence.netmask !== after.persistence.netmask &&
        !settingOf(line, 'netmask')
      )
        lost.push('netmask');
      if (before.flags !== 0 && !settingOf(line, 'sched-flags')) lost.push('scheduler flags');
      if (before.engine && !settingOf(line, 'pe')) lost.push('persistence engine');
      if (before.onePacket && !after.onePacket) lost.push('one-packet scheduling');
    }
    if (change.kind === 'edit-server' && 'weight' in before) {
      if (before.weight !== change.server.weight && !settingOf(line, 'weight')) lost.push(`weight ${before.weight}`);
      if (before.method !== change.server.method && !methodSetting(line)) lost.push(`method ${before.method}`);
      if (before.upper > 0 && !settingOf(line, 'u-threshold')) lost.push('upper threshold');
      if (before.lower > 0 && !settingOf(line, 'l-threshold')) lost.push('lower threshold');
    }
    if (lost.length > 0) report('drops', line.command, { what: lost.join(', ') });
  },
  good: ['-A -t 192.0.2.1:80 -s rr -p 60\n-E -t 192.0.2.1:80 -s wrr -p 60\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -p 60
    -E -t 192.0.2.1:80 -s wrr
    ~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 5
    -e -t 192.0.2.1:80 -r 10.0.0.1:80 -m
    ~~
    `,
  ],
});
