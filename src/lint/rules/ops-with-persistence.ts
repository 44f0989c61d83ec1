import { defineRule } from '../rule.ts';
import { partOf, settingOf, without } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS344',
  name: 'ops-with-persistence',
  severity: 'warning',
  summary: 'One-packet scheduling with persistence',
  why: 'Persistence sends every datagram of a client to the same server, so -o distributes nothing: 20 of 20 datagrams of one client went to one server.',
  source: 'seen on Linux 6.1',
  messages: { together: '-p sends every datagram of a client to one server, so -o distributes nothing' },
  fix: 'unsafe',
  service({ settings, settled }, { report }) {
    if (!settings.onePacket || !settings.persistence) return;
    report('together', partOf(settled, 'ops'), {}, { fix: without(settled, settingOf(settled, 'ops'), 'unsafe') });
  },
  good: [
    '-A -u 192.0.2.1:53 -s rr -o\n-a -u 192.0.2.1:53 -r 10.0.0.1:53 -g\n',
    '-A -u 192.0.2.1:53 -s rr -p 60\n-a -u 192.0.2.1:53 -r 10.0.0.1:53 -g\n',
  ],
  bad: [
    `
    -A -u 192.0.2.1:53 -s rr -p 60 -o
                                   ~~
    -a -u 192.0.2.1:53 -r 10.0.0.1:53 -g
    `,
  ],
});
