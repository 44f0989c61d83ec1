import { defineRule } from '../rule.ts';
import { settingOf, contentOf, placeOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS017',
  name: 'invalid-timeout',
  severity: 'error',
  summary: 'A timeout that is not a number of seconds in range',
  why: 'ipvsadm -R stops there. Persistence goes from 1 to 2678400 seconds (31 days), the three values of --set start at 0. A word after -p that does not begin with a dash is read as its timeout.',
  source: 'seen with ipvsadm 1.31',
  messages: {
    timeout: "'{value}' is not a timeout: give seconds, from 1 to 2678400",
    three: '--set needs three timeouts: tcp, tcpfin and udp',
  },
  refused(line, { report }) {
    const { reason, subject } = line.refused ?? { reason: null, subject: '' };
    if (reason === 'timeout-count') report('three', contentOf(line), {});
    if (reason !== 'timeout') return;
    const word = line.words.find(({ text }) => text === subject);
    const at = settingOf(line, 'persistent') ? placeOf(line, 'persistent') : (word ?? contentOf(line));
    report('timeout', at, { value: subject });
  },
  good: ['-A -t 192.0.2.1:80 -s rr -p 2678400'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -p 0
                                ~
    `,
    `
    -A -t 192.0.2.1:80 -s rr -p 5m
                                ~~
    `,
  ],
});
