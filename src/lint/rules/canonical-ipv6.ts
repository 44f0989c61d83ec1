import { addressText, addressWords } from '../../domain/address.ts';
import { splitEndpoint } from '../line/address-value.ts';
import { defineRule } from '../rule.ts';
import { replacement } from '../line/line-settings.ts';
import { takesAddress } from '../line/option-tables.ts';

export default defineRule({
  id: 'LVS406',
  name: 'canonical-ipv6',
  severity: 'style',
  summary: 'An IPv6 address that is not in canonical form',
  why: 'The canonical form is lower case, without leading zeros, with the longest run of zeros as :: (RFC 5952). Equal addresses should look the same.',
  source: 'RFC 5952; ipvsadm 1.31 prints them by inet_ntop',
  messages: { form: "the canonical form of '{address}' is {canonical}" },
  fix: 'safe',
  silentOnPlain: true,
  command(line, { report }) {
    if (line.fate !== 'taken') return;
    for (const { option, value } of line.settings) {
      if (!value || !takesAddress(option)) continue;
      if (!value.text.includes(':')) continue;
      const { host } = splitEndpoint(value.text);
      const bracketed = host.startsWith('[');
      const address = bracketed ? host.slice(1, -1) : host;
      const words = address.includes(':') ? addressWords(address) : null;
      if (!words || words.length !== 4 || addressText(words) === address) continue;
      const start = value.start + (bracketed ? 1 : 0);
      const at = { start, end: start + address.length };
      report(
        'form',
        at,
        { address, canonical: addressText(words) },
        { fix: replacement(at, addressText(words), 'safe') },
      );
    }
  },
  good: ['-A -t [2001:db8::1]:80 -s rr'],
  bad: [
    `
    -A -t [2001:DB8:0:0::1]:80 -s rr
           ~~~~~~~~~~~~~~~
    `,
  ],
});
