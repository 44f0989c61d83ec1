import { kindOfAddress } from '../line/address-kind.ts';
import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS337',
  name: 'public-rip-with-nat',
  severity: 'info',
  summary: 'A public server behind a private address',
  why: "With NAT, servers usually have private addresses and the service has a public one. The other way round, the server's answers probably do not go through the director.",
  source: 'RFC 1918, RFC 4193; LVS-HOWTO, LVS-NAT',
  messages: { reversed: '{server} is public, its service {service} is private' },
  service({ key, name, servers }, { report }) {
    if (key.kind === 'fwmark' || kindOfAddress(key.address) !== 'private') return;
    for (const placed of servers) {
      const { server } = placed;
      if (server.method !== 'masquerade' || kindOfAddress(server.address) !== 'public') continue;
      report('reversed', partOf(placed.settled, 'real-server'), {
        server: placed.name,
        service: name,
      });
    }
  },
  good: ['-A -t 8.8.8.8:80 -s rr\n-a -t 8.8.8.8:80 -r 10.0.0.1:80 -m\n'],
  bad: [
    `
    -A -t 10.0.0.1:80 -s rr
    -a -t 10.0.0.1:80 -r 9.9.9.9:80 -m
                      ~~~~~~~~~~~~~
    `,
  ],
});
