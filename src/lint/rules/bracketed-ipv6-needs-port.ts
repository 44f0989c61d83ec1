import { addressFault } from '../line/address-value.ts';
import { defineRule } from '../rule.ts';
import { refusedEndpoint, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS011',
  name: 'bracketed-ipv6-needs-port',
  severity: 'error',
  summary: 'An address in brackets without a port',
  why: 'ipvsadm accepts [2001:db8::1]:80 and 2001:db8::1, but stops at [2001:db8::1].',
  source: 'seen with ipvsadm 1.31',
  messages: { port: "'{value}' needs a port after the bracket" },
  fix: 'unsafe',
  refused(line, { report }) {
    const setting = refusedEndpoint(line);
    const value = setting?.value;
    if (!value || addressFault(value.text) !== 'bracket') return;
    report('port', value, { value: value.text }, { fix: replacement(value, `${value.text}:0`, 'unsafe') });
  },
  good: ['-A -t [2001:db8::1]:80 -s rr', '-A -t 2001:db8::1 -s rr -p 60'],
  bad: [
    `
    -A -t [2001:db8::1] -s rr -p 60
          ~~~~~~~~~~~~~
    `,
  ],
});
