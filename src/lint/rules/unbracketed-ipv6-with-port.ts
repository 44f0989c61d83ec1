import { addressWords } from '../../domain/address.ts';
import { endpointOf } from '../line/address-value.ts';
import { commonPorts } from '../known.ts';
import { portBehindIpv6 } from '../line/lost-port.ts';
import { defineRule } from '../rule.ts';
import { serviceSetting, replacement } from '../line/line-settings.ts';
import { serviceOptions } from '../line/option-tables.ts';

export default defineRule({
  id: 'LVS012',
  name: 'unbracketed-ipv6-with-port',
  severity: 'error',
  summary: 'A port after an IPv6 address without brackets',
  why: 'The whole word is read as an address: 2001:db8::9:80 is the host ...:9:80, with the port of the service or without one. Traffic goes to a host that does not exist.',
  source: 'seen with ipvsadm 1.31',
  messages: { port: "'{value}' is not an address with a port; put the address in brackets: {meant}" },
  fix: 'unsafe',
  silentOnPlain: true,
  command(line, { report }) {
    for (const { option, value } of line.settings) {
      const isServer = option === 'real-server';
      if (!value || (!isServer && !serviceOptions.includes(option))) continue;
      const lost = portBehindIpv6(value.text);
      if (!lost) continue;
      const { port, meant } = lost;
      const servicePort = endpointOf(serviceSetting(line)?.value?.text ?? '')?.port;
      const isAddress = addressWords(value.text) !== null;
      if (isServer && isAddress && port !== servicePort && !commonPorts.has(port)) continue;
      report('port', value, { value: value.text, meant }, { fix: replacement(value, meant, 'unsafe') });
    }
  },
  good: ['-A -t [2001:db8::9]:80 -s rr\n-a -t [2001:db8::9]:80 -r 2001:db8:1::10 -m\n'],
  bad: [
    `
    -A -t 2001:db8::9:80 -s rr -p 60
          ~~~~~~~~~~~~~~
    `,
    `
    -A -t [2001:db8::1]:80 -s rr
    -a -t [2001:db8::1]:80 -r 2001:db8::9:80 -m
                              ~~~~~~~~~~~~~~
    `,
  ],
});
