import { defineRule } from '../rule.ts';
import { settingOf, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS118',
  name: 'negative-fwmark-from-save',
  severity: 'error',
  summary: 'A negative firewall mark, as ipvsadm -S writes large ones',
  why: 'ipvsadm 1.31 prints marks from 2147483648 up as negative numbers, which it does not read back: the restore stops there.',
  source: 'seen with ipvsadm 1.31; later versions print them correctly',
  messages: { negative: '{mark} means the mark {meant}', none: '{mark} is not a firewall mark' },
  fix: 'safe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'fwmark') return;
    const value = settingOf(line, 'fwmark-service')?.value ?? null;
    const mark = value?.text ?? '';
    if (!/^-[0-9]+$/.test(mark)) return;
    const meant = Number(mark) + 2 ** 32;
    if (meant < 2 ** 31) report('none', value ?? line, { mark });
    else report('negative', value ?? line, { mark, meant }, { fix: replacement(value, String(meant), 'safe') });
  },
  good: ['-A -f 2147483647 -s rr'],
  bad: [
    `
    -A -f -1 -s rr
          ~~
    `,
  ],
});
