import { addressFault } from '../line/address-value.ts';
import { defineRule } from '../rule.ts';
import { refusedEndpoint } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS010',
  name: 'invalid-address',
  severity: 'error',
  summary: 'Something that is not an address',
  why: 'ipvsadm -R stops there. A single number is not an address, zones such as %eth0 and masks such as /24 are not accepted, and the parts of an IPv4 address go up to 255.',
  source: 'ipvsadm 1.31, parse_service; seen',
  messages: { invalid: "'{value}' is not an address that ipvsadm can read" },
  refused(line, { report }) {
    const setting = refusedEndpoint(line);
    if (!setting) return;
    const value = setting.value?.text ?? '';
    if (addressFault(value) === 'address') report('invalid', setting.value ?? setting, { value });
  },
  good: ['-A -t 192.0.2.1:80 -s rr', '-A -t [2001:db8::1]:80 -s rr'],
  bad: [
    `
    -A -t 192.0.2.256:80 -s rr
          ~~~~~~~~~~~~~~
    `,
    `
    -A -t 3221225985 -s rr
          ~~~~~~~~~~
    `,
    `
    -A -t [fe80::1%eth0]:80 -s rr
          ~~~~~~~~~~~~~~~~~
    `,
  ],
});
