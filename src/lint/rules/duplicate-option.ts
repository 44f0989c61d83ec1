import { defineRule } from '../rule.ts';
import { contentOf, without } from '../line/line-settings.ts';
import { groupOf } from '../line/option-tables.ts';

export default defineRule({
  id: 'LVS004',
  name: 'duplicate-option',
  severity: 'error',
  summary: 'An option is given twice',
  why: 'ipvsadm -R stops there. The forwarding methods -g, -i and -m count as one option; so do -t, -u, --sctp-service and -f.',
  source: 'seen with ipvsadm 1.31',
  messages: {
    again: "'{option}' gives the {name} a second time",
  },
  fix: 'safe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'duplicate-option') return;
    const name = line.refused.subject;
    const same = line.settings.filter(({ option }) => groupOf(option) === name);
    const [first, second] = same;
    const equal = first?.option === second?.option && first?.value?.text === second?.value?.text;
    const fix = second && equal ? without(line, second, 'safe') : null;
    report(
      'again',
      second ?? contentOf(line),
      { option: second?.flag.text ?? name, name: name.replaceAll('-', ' ') },
      { fix },
    );
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -s rr
                             ~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -i -m
                                         ~~
    `,
  ],
});
