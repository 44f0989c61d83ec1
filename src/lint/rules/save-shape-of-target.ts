import { defineRule } from '../rule.ts';
import { settingOf } from '../line/line-settings.ts';
import { isBefore } from '../versions.ts';

export default defineRule({
  id: 'LVS504',
  name: 'save-shape-of-target',
  severity: 'info',
  summary: 'A tunnel that an older ipvsadm cannot read from a save',
  why: 'ipvsadm 1.31 writes --tun-type after every tunnel, ipip included, when it saves a table. An older ipvsadm reads this file, but it refuses the lines of such a save. Save with -S of the older version, or remove --tun-type from the save. Reported once per file. LVS502 reports options in the file itself that the target does not support.',
  source: 'seen with ipvsadm 1.31; source of 1.30',
  messages: {
    save: '{target} reads this file, but not a save of the table by ipvsadm 1.31, which adds --tun-type here',
  },
  needs: 'target',
  file({ lines, target: { ipvsadm: target } }, { report }) {
    if (target === undefined || !isBefore(target, '1.31')) return;
    for (const line of lines) {
      if (line.fate !== 'taken' || line.command?.name !== 'add-server') continue;
      const method = settingOf(line, 'ipip');
      if (!method || settingOf(line, 'tun-type')) continue;
      report('save', method, { target });
      return;
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -i\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -i
                                      ~~
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -i
    `,
      config: { target: { ipvsadm: '1.30' } },
    },
  ],
});
