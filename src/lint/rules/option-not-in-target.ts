import { optionSince } from '../../ipvsadm/option-since.ts';
import { takesAddress } from '../line/option-tables.ts';
import { defineRule } from '../rule.ts';
import { isBefore } from '../versions.ts';

export default defineRule({
  id: 'LVS502',
  name: 'option-not-in-target',
  severity: 'error',
  summary: "An option that the target's ipvsadm does not support",
  why: 'An older ipvsadm skips the line or stops there. IPv6 and -6 came with 1.25, -o and --pe with 1.26, -b with 1.27, --sctp-service with 1.28, the options of the daemons with 1.29, --tun-* with 1.31.',
  source: 'history of ipvsadm from 1.24 to 1.31',
  messages: {
    option: "'{option}' came with ipvsadm {since}; the target is {target}",
    ipv6: 'IPv6 came with ipvsadm {since}; the target is {target}',
  },
  needs: 'target',
  command(line, { report, document }) {
    const target = document.target.ipvsadm;
    if (target === undefined) return;
    for (const { option, flag, value, start, end } of line.settings) {
      const since = optionSince[option];
      if (since !== undefined && isBefore(target, since))
        report('option', { start, end }, { option: flag.text, since, target });
      if (takesAddress(option) && value && /^\[|:.*:/.test(value.text) && isBefore(target, '1.25')) {
        report('ipv6', value, { since: '1.25', target });
      }
    }
  },
  good: ['-A -u 192.0.2.1:53 -s rr -o'],
  bad: [
    {
      text: `
    -A -u 192.0.2.1:53 -s rr -o
                             ~~
    `,
      config: { target: { ipvsadm: '1.24' } },
    },
    {
      text: `
    -A -t [2001:db8::1]:80 -s rr
          ~~~~~~~~~~~~~~~~
    `,
      config: { target: { ipvsadm: '1.24' } },
    },
  ],
});
