import { defineRule } from '../rule.ts';
import type { Span } from '../rule.ts';
import { contentOf, settingOf } from '../line/settings.ts';
import type { Line } from '../sheet/sheet.ts';

export default defineRule({
  id: 'LVS028',
  name: 'invalid-daemon-value',
  severity: 'error',
  summary: 'A value of a synchronisation daemon that is out of range',
  why: 'ipvsadm -R ends there. The state is master or backup, --syncid 0 to 255, --mcast-port 1 to 65535, --mcast-ttl 1 to 255, --sync-maxlen 1 to 65507, --mcast-group a multicast address.',
  source: 'seen with ipvsadm 1.31',
  messages: { value: "ipvsadm says '{said}'" },
  refused(line, { report }) {
    const { reason, said } = line.refused ?? {};
    if (reason !== 'daemon-value' && reason !== 'mcast-value' && reason !== 'mcast-group') return;
    report('value', at(line, said ?? ''), { said: said ?? '' });
  },
  good: ['--start-daemon master --mcast-interface eth0 --syncid 5'],
  bad: [
    `
    --start-daemon master --mcast-interface eth0 --syncid 256
                                                          ~~~
    `,
  ],
});

/** The value that the sentence speaks of; the state of the daemon is part of its command. */
function at(line: Line, said: string): Span {
  const option = /(syncid|mcast-group|mcast-port|mcast-ttl|sync-maxlen)/.exec(said)?.[1];
  const setting = option === undefined ? null : settingOf(line, option);
  return setting ? (setting.value ?? setting) : (line.command ?? contentOf(line));
}
