import { defineRule } from '../rule.ts';
import { settingOf, valueOf, without } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS408',
  name: 'redundant-default',
  severity: 'style',
  summary: 'An option that sets the default',
  why: 'A mask of all ones and thresholds of 0 are defaults, which a save leaves out. The tunnel type ipip is also a default, but a save does write it.',
  source: 'ipvsadm 1.31, the form of -S; seen',
  messages: { redundant: "'{option}' is the default and can be omitted" },
  fix: 'safe',
  silentOnPlain: true,
  command(line, { report }) {
    if (line.fate !== 'taken' || !line.command?.name.startsWith('add-')) return;
    for (const setting of line.settings) {
      const value = setting.value?.text ?? '';
      const upper = Number(valueOf(line, 'u-threshold') ?? 0);
      const redundant =
        (setting.option === 'netmask' && (value === '255.255.255.255' || value === '128')) ||
        (setting.option === 'u-threshold' && Number(value) === 0) ||
        (setting.option === 'l-threshold' && Number(value) === 0 && upper >= 0);
      if (!redundant || (setting.option === 'netmask' && !settingOf(line, 'persistent'))) continue;
      const text = line.text.slice(setting.start - line.start, setting.end - line.start);
      report('redundant', setting, { option: text }, { fix: without(line, setting, 'safe') });
    }
  },
  good: [
    '-A -t 192.0.2.1:80 -s rr -p 60 -M 255.255.255.0',
    '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -i -w 1 --tun-type ipip\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -p 60 -M 255.255.255.255
                                   ~~~~~~~~~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -x 0
                                         ~~~~
    `,
  ],
});
