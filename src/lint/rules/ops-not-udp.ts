import { defineRule } from '../rule.ts';
import { settingOf, serviceSetting, contentOf, without } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS107',
  name: 'ops-not-udp',
  severity: 'error',
  summary: 'One-packet scheduling on a service that is not UDP',
  why: 'With -o every datagram is scheduled on its own; TCP would never complete a handshake that way. ipvsadm -R stops there.',
  source: 'seen with ipvsadm 1.31',
  messages: { protocol: '-o works with UDP only, and this service is {protocol}' },
  fix: 'safe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'one-packet') return;
    const setting = settingOf(line, 'ops');
    const protocol = serviceSetting(line)?.option.replace('-service', '').toUpperCase() ?? '';
    report('protocol', setting ?? contentOf(line), { protocol }, { fix: without(line, setting, 'safe') });
  },
  good: ['-A -u 192.0.2.1:53 -s rr -o', '-A -f 1 -s rr -o'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -o
                             ~~
    `,
  ],
});
