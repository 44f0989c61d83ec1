import { readIpv4 } from '../../ipvsadm/inet.ts';
import { splitEndpoint, isHostName } from '../line/address-value.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'LVS412',
  name: 'numeric-only',
  severity: 'style',
  optIn: true,
  summary: 'A name in place of a number',
  why: 'The same as LVS335 and LVS336 in one rule of style, for those who switch these off and still want a trace.',
  source: 'ipvsadm -S -n writes numbers only',
  messages: { name: "'{value}' has a name in it" },
  silentOnPlain: true,
  command(line, { report }) {
    for (const { option, value } of line.settings) {
      if (!value || (option !== 'real-server' && !/^(tcp|udp|sctp)-service$/.test(option))) continue;
      const { host, port } = splitEndpoint(value.text);
      const named = (readIpv4(host) === null && isHostName(host)) || (port !== undefined && /^[a-z]/i.test(port));
      if (named) report('name', value, { value: value.text });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A -t 192.0.2.1:http -s rr
          ~~~~~~~~~~~~~~
    `,
  ],
});
