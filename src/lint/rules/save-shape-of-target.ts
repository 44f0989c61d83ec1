import { defineRule } from '../rule.ts';
import { settingOf } from '../line/settings.ts';
import { isBefore } from '../versions.ts';

export default defineRule({
  id: 'LVS504',
  name: 'save-shape-of-target',
  severity: 'error',
  summary: 'A tunnel whose save an older ipvsadm cannot read',
  why: 'ipvsadm 1.31 writes --tun-type behind every tunnel, ipip included. A save made there is refused line by line by 1.30 and older. Where the file itself has such an option, LVS502 speaks.',
  source: 'seen with ipvsadm 1.31; source of 1.30',
  messages: { save: 'a save by ipvsadm 1.31 adds --tun-type here, which {target} cannot read back' },
  needs: 'target',
  serverLine(line, { report, sheet }) {
    const target = sheet.target.ipvsadm;
    if (line.fate !== 'taken' || target === undefined) return;
    const method = settingOf(line, 'ipip');
    if (!method || settingOf(line, 'tun-type')) return;
    if (isBefore(target, '1.31')) report('save', method, { target });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -i\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -i
                                      ~~
    `,
      config: { target: { ipvsadm: '1.30' } },
    },
  ],
});
