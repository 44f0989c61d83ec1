import { defineRule } from '../rule.ts';
import { placeOf, settingOf, valueOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS018',
  name: 'bad-netmask',
  severity: 'error',
  summary: 'A netmask that cannot be read',
  why: 'ipvsadm -R stops there. Write the mask of an IPv4 service as an address, such as 255.255.255.0, and that of an IPv6 service as a length from 1 to 128.',
  source: 'ipvsadm 1.31; seen',
  messages: {
    mask: "'{value}' is not a netmask for this service",
    name: "'{value}' is resolved as a host name, and its address becomes the netmask",
  },
  silentOnPlain: true,
  refused(line, { report }) {
    const { reason } = line.refused ?? {};
    if (reason !== 'netmask' && reason !== 'netmask-v6') return;
    report('mask', placeOf(line, 'netmask'), { value: valueOf(line, 'netmask') ?? '' });
  },
  serviceLine(line, { report }) {
    const value = settingOf(line, 'netmask')?.value;
    if (line.fate !== 'taken' || !value || !/^[a-z]/i.test(value.text) || value.text.startsWith('0x')) return;
    report('name', value, { value: value.text });
  },
  good: ['-A -t 192.0.2.1:80 -s rr -p 60 -M 255.255.255.0', '-A -t [2001:db8::1]:80 -s rr -p 60 -M 64'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -p 60 -M /24
                                      ~~~
    `,
    `
    -A -t [2001:db8::1]:80 -s rr -p 60 -M 129
                                          ~~~
    `,
  ],
});
