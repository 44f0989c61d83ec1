import { defineRule } from '../rule.ts';
import { settingOf, contentOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS111',
  name: 'real-server-not-unicast',
  severity: 'error',
  summary: 'A real server whose address cannot be that of a host',
  why: "The kernel refuses 0.0.0.0, multicast and broadcast addresses (also those of the director's networks); for IPv6 it refuses ::, multicast, link-local addresses that are not its own, and mapped IPv4 addresses.",
  source: 'seen with ipvsadm 1.31 on Linux 6.1; ip_vs_new_dest',
  messages: { address: '{address} is not the address of a host: the kernel refuses it as a real server' },
  refused(line, { report }) {
    if (line.refused?.reason !== 'address-not-usable') return;
    const value = settingOf(line, 'real-server')?.value;
    report('address', value ?? contentOf(line), { address: value?.text ?? 'this' });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 0.0.0.0:80 -m
                          ~~~~~~~~~~
    `,
    `
    -A -t [2001:db8::1]:80 -s rr
    -a -t [2001:db8::1]:80 -r [ff02::1]:80 -m
                              ~~~~~~~~~~~~
    `,
  ],
});
