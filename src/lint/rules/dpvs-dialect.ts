import { dpvsWord } from '../line/dpvs-words.ts';
import { contentOf } from '../line/line-settings.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'LVS031',
  name: 'dpvs-dialect',
  severity: 'error',
  summary: 'A line for the ipvsadm of DPVS or of a FullNAT kernel',
  why: 'DPVS has its own ipvsadm, with full NAT (-b of a real server) and local addresses of the director (-P, -z, -F). The ipvsadm for the Linux kernel has none of these.',
  source: 'the sources of DPVS 1.9; seen with ipvsadm 1.31',
  messages: { dialect: "'{word}' is for the ipvsadm of DPVS, a different program" },
  refused(line, { report }) {
    if (line.refused?.reason !== 'dpvs') return;
    const word = dpvsWord(line);
    report('dialect', word ?? contentOf(line), { word: word?.text ?? '' });
  },
  good: ['-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -b
                                      ~~
    `,
    `
    --add-laddr -z 10.0.0.9 -t 192.0.2.1:80 -F dpdk0
    ~~~~~~~~~~~
    `,
  ],
});
