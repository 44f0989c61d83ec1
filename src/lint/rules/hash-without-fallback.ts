import { hashFlags } from '../../domain/scheduler-flags.ts';
import { defineRule } from '../rule.ts';
import { partOf, settingOf, insertion } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS345',
  name: 'hash-without-fallback',
  severity: 'info',
  summary: 'A hash scheduler without a fallback',
  why: 'Without their fallback flag sh and mh refuse the clients of a server that is drained (weight 0) or full, instead of sending them to another one. The flag moves no client while every server accepts connections, so set it before it is needed.',
  source: 'seen on Linux 6.1',
  messages: {
    refuses: 'clients of a drained or full server of {service} are refused: {scheduler} runs without its fallback flag',
  },
  fix: 'unsafe',
  schedulers: new Set(['sh', 'mh']),
  service({ name, settings, servers, settled }, { report }) {
    const { scheduler, flags } = settings;
    if ((flags & hashFlags.fallback) !== 0 || servers.length < 2) return;
    if (servers.some(({ server }) => server.upper > 0 || (scheduler === 'sh' && server.weight === 0))) return;
    const setting = settingOf(settled, 'scheduler');
    const present = settingOf(settled, 'sched-flags')?.value;
    const at = present ? { start: present.start, end: present.start } : null;
    const fix = at
      ? ({ safety: 'unsafe', edits: [{ ...at, text: `${scheduler}-fallback,` }] } as const)
      : insertion(setting, `-b ${scheduler}-fallback`, 'unsafe');
    report('refuses', partOf(settled, 'scheduler'), { service: name, scheduler }, { fix });
  },
  good: [
    '-A -t 192.0.2.1:80 -s mh -b mh-fallback\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g\n',
    '-A -t 192.0.2.1:80 -s sh\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s mh
                       ~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -g
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -g
    `,
  ],
});
