import { defineRule } from '../rule.ts';
import { contentOf, placeOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS028',
  name: 'invalid-daemon-value',
  severity: 'error',
  summary: 'A value of a synchronisation daemon that is out of range',
  why: 'ipvsadm -R stops there. The state is master or backup, --syncid 0 to 255, --mcast-port 1 to 65535, --mcast-ttl 1 to 255, --sync-maxlen 1 to 65507, --mcast-group a multicast address.',
  source: 'seen with ipvsadm 1.31',
  messages: { value: "ipvsadm says '{said}'" },
  refused(line, { report }) {
    const { reason, subject = '', said = '' } = line.refused ?? {};
    if (reason === 'start-state' || reason === 'stop-state') report('value', line.command ?? contentOf(line), { said });
    if (reason === 'daemon-value') report('value', placeOf(line, subject), { said });
    if (reason === 'mcast-group') report('value', placeOf(line, 'mcast-group'), { said });
  },
  good: ['--start-daemon master --mcast-interface eth0 --syncid 5'],
  bad: [
    `
    --start-daemon master --mcast-interface eth0 --syncid 256
                                                          ~~~
    `,
  ],
});
