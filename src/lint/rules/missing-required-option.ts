import { defineRule } from '../rule.ts';
import { contentOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS005',
  name: 'missing-required-option',
  severity: 'error',
  summary: 'The command lacks a required option',
  why: '-A, -E and -D need a service (-t, -u, --sctp-service or -f); -a, -e and -d a service and a real server (-r). ipvsadm -R stops at a line without them.',
  source: 'ipvsadm 1.31, table of commands and options; seen',
  messages: { missing: "the command needs a {name}: '{said}'" },
  refused(line, { report }) {
    if (line.refused?.reason !== 'option-missing') return;
    const { subject, said } = line.refused;
    report('missing', contentOf(line), { name: subject.replaceAll('-', ' '), said });
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A -s rr
    ~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -m
    ~~~~~~~~~~~~~~~~~~~~~
    `,
  ],
});
