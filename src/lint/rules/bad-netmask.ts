import { defineRule } from '../rule.ts';
import { valueOf, placeOf } from '../settings.ts';

export default defineRule({
  id: 'LVS018',
  name: 'bad-netmask',
  severity: 'error',
  summary: 'A netmask that cannot be read',
  why: 'ipvsadm -R ends there. The mask of an IPv4 service is written as an address, such as 255.255.255.0; that of an IPv6 service as a length from 1 to 128.',
  source: 'ipvsadm 1.31; seen',
  messages: { mask: "'{value}' is no netmask of this service" },
  refused(line, { report }) {
    const { reason } = line.refused ?? {};
    if (reason !== 'netmask' && reason !== 'netmask-v6') return;
    report('mask', placeOf(line, 'netmask'), { value: valueOf(line, 'netmask') ?? '' });
  },
  good: ['-A -t 192.0.2.1:80 -s rr -p 60 -M 255.255.255.0', '-A -t [2001:db8::1]:80 -s rr -p 60 -M 64'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -p 60 -M /24
    `,
    `
    -A -t [2001:db8::1]:80 -s rr -p 60 -M 129
    `,
  ],
});
