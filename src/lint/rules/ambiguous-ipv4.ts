import { readIpv4 } from '../../ipvsadm/inet.ts';
import { isNumberAlone, splitEndpoint } from '../line/address-value.ts';
import { defineRule } from '../rule.ts';
import { replacement } from '../line/line-settings.ts';
import { takesAddress } from '../line/option-tables.ts';

export default defineRule({
  id: 'LVS013',
  name: 'ambiguous-ipv4',
  severity: 'error',
  summary: 'An IPv4 address in an old form that means another address',
  why: 'ipvsadm reads addresses as inet_aton does: 10.1 means 10.0.0.1, a part with a leading 0 is octal (010.0.0.1 means 8.0.0.1), a part with 0x is hexadecimal.',
  source: 'seen with ipvsadm 1.31',
  messages: { form: "'{host}' is read as {meant}" },
  fix: 'safe',
  silentOnPlain: true,
  command(line, { report }) {
    for (const { option, value } of line.settings) {
      if (!value || !takesAddress(option) || plain.test(value.text)) continue;
      if (isNumberAlone(value.text)) continue;
      const { host } = splitEndpoint(value.text);
      const meant = readIpv4(host);
      if (meant === null || meant === host || host.startsWith('[')) continue;
      const at = { start: value.start, end: value.start + host.length };
      report('form', at, { host, meant }, { fix: replacement(at, meant, 'safe') });
    }
  },
  good: ['-A -t 10.0.0.1:80 -s rr'],
  bad: [
    `
    -A -t 10.1:80 -s rr
          ~~~~
    `,
    `
    -A -t 10.0.0.1:80 -s rr
    -a -t 10.0.0.1:80 -r 010.0.0.1:80 -m
                         ~~~~~~~~~
    `,
  ],
});

/** The form of nearly all values: four decimal parts, with or without a port. */
const plain = /^(?:(?:0|[1-9][0-9]{0,2})\.){3}(?:0|[1-9][0-9]{0,2})(?::|$)/;
