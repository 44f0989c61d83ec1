import { nearest } from '../../domain/nearest.ts';
import { isScheduler, schedulerNames } from '../../domain/schedulers.ts';
import { defineRule } from '../rule.ts';
import { settingOf, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS104',
  name: 'unknown-scheduler',
  severity: 'error',
  summary: 'A scheduler that no kernel has',
  why: 'The kernel answers "Scheduler or persistence engine not found" and skips the service, and then each of its servers. Names are lower case and cut to 15 bytes.',
  source: 'seen with ipvsadm 1.31 on Linux 6.1',
  messages: {
    unknown: "the kernel has no scheduler '{name}'",
    meant: "the kernel has no scheduler '{name}'; did you mean '{nearest}'?",
  },
  fix: 'safe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'scheduler-not-found') return;
    const value = settingOf(line, 'scheduler')?.value ?? null;
    if (value === null || value.text === '' || isScheduler(value.text)) return;
    const name = value.text;
    const lower = name.toLowerCase();
    if (isScheduler(lower)) {
      report('meant', value, { name, nearest: lower }, { fix: replacement(value, lower, 'safe') });
      return;
    }
    const meant = nearest(name, schedulerNames);
    if (meant === null) report('unknown', value, { name });
    else report('meant', value, { name, nearest: meant }, { fix: replacement(value, meant, 'unsafe') });
  },
  good: ['-A -t 192.0.2.1:80 -s mh'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s RR
                          ~~
    `,
    `
    -A -t 192.0.2.1:80 -s wrrr
                          ~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s leastconn
                          ~~~~~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m
    `,
  ],
});
