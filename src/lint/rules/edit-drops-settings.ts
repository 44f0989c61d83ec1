import { droppedSettings } from '../line/dropped-settings.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'LVS220',
  name: 'edit-drops-settings',
  severity: 'warning',
  summary: 'An edit that resets what it does not name',
  why: '-E and -e replace every setting; a setting that is left out is reset to its default. Without -p a service loses its persistence, without -m a server changes to direct routing, without -x it loses its limit.',
  source: 'seen with ipvsadm 1.31 on Linux 6.1',
  messages: { drops: 'this edit resets what it does not name: {what}' },
  silentOnPlain: true,
  command(line, { report }) {
    const dropped = line.command ? droppedSettings(line) : [];
    if (!line.command || dropped.length === 0) return;
    report('drops', line.command, { what: dropped.map(({ text }) => text).join(', ') });
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
    `
    -A -f 2 -s rr
    -a -f 2 -r 10.0.0.1:0 -i -w 20
    -e -f 2 -r 10.0.0.1:0 -w 10
    ~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -i -w 1 --tun-type gre --tun-csum
    -e -t 192.0.2.1:80 -r 10.0.0.1:80 -i -w 2
    ~~
    `,
  ],
});
