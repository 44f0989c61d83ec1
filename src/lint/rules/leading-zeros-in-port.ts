import { splitEndpoint } from '../line/address-value.ts';
import { defineRule } from '../rule.ts';
import { replacement } from '../line/line-settings.ts';
import { takesAddress } from '../line/option-tables.ts';

export default defineRule({
  id: 'LVS416',
  name: 'leading-zeros-in-port',
  severity: 'style',
  summary: 'A number with leading zeros or a plus sign',
  why: 'Ports are always decimal, unlike the parts of an address, where a leading zero makes the number octal.',
  source: 'seen with ipvsadm 1.31',
  messages: { zeros: "'{port}' is {number}" },
  fix: 'safe',
  silentOnPlain: true,
  command(line, { report }) {
    if (line.fate !== 'taken') return;
    for (const { option, value } of line.settings) {
      if (!value || !takesAddress(option)) continue;
      const { port } = splitEndpoint(value.text);
      if (port === undefined || !/^(\+[0-9]+|0[0-9]+)$/.test(port)) continue;
      const at = { start: value.end - port.length, end: value.end };
      report('zeros', at, { port, number: Number(port) }, { fix: replacement(at, String(Number(port)), 'safe') });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A -t 192.0.2.1:080 -s rr
                    ~~~
    `,
  ],
});
