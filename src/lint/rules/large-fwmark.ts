import { defineRule } from '../rule.ts';
import { placeOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS219',
  name: 'large-fwmark',
  severity: 'error',
  summary: 'A firewall mark that a save writes as a negative number',
  why: 'ipvsadm 1.31 prints marks above 2147483647 as negative numbers, which it does not read back: a restore of the save stops there.',
  source: 'seen with ipvsadm 1.31; later versions print them correctly',
  messages: { large: '{mark} is saved as {saved}, at which a restore stops' },
  silentOnPlain: true,
  serviceLine(line, { report }) {
    const change = line.changes[0];
    if (change?.kind !== 'add-service' && change?.kind !== 'edit-service') return;
    const { key } = change.service;
    if (key.kind !== 'fwmark' || key.mark < 2 ** 31) return;
    report('large', placeOf(line, 'fwmark-service'), { mark: key.mark, saved: key.mark - 2 ** 32 });
  },
  good: ['-A -f 2147483647 -s rr'],
  bad: [
    `
    -A -f 2147483648 -s rr
          ~~~~~~~~~~
    `,
  ],
});
