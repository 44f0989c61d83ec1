import { portBehindBracketedIpv4 } from '../line/lost-port.ts';
import { defineRule } from '../rule.ts';
import { replacement } from '../line/line-settings.ts';
import { serviceOptions } from '../line/option-tables.ts';

export default defineRule({
  id: 'LVS226',
  name: 'bracketed-ipv4-port',
  severity: 'warning',
  summary: 'An IPv4 address in brackets, whose port is dropped',
  why: 'Brackets are for IPv6. Around an IPv4 address they make ipvsadm drop the port: a service gets port 0, a server gets the port of its service.',
  source: 'seen with ipvsadm 1.31',
  messages: { dropped: 'the port after the bracket is dropped; write {meant}' },
  fix: 'unsafe',
  silentOnPlain: true,
  command(line, { report }) {
    for (const { option, value } of line.settings) {
      if (!value || (option !== 'real-server' && !serviceOptions.includes(option))) continue;
      const lost = portBehindBracketedIpv4(value.text);
      if (!lost) continue;
      const { meant } = lost;
      const fix = replacement(value, meant, 'unsafe');
      const severity = line.fate === 'taken' ? 'warning' : 'error';
      report('dropped', value, { meant }, { fix, severity });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr', '-A -t [2001:db8::1]:80 -s rr'],
  bad: [
    `
    -A -t [192.0.2.1]:80 -s rr -p 60
          ~~~~~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r [10.0.0.1]:8080 -m
                          ~~~~~~~~~~~~~~~
    `,
  ],
});
