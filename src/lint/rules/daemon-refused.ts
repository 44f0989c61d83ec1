import { defineRule } from '../rule.ts';
import { contentOf, placeOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS121',
  name: 'daemon-refused',
  severity: 'error',
  summary: 'A synchronisation daemon that cannot start or stop',
  why: 'A daemon of this state is already running, none is running, or the network device does not exist. The line is skipped.',
  source: 'seen with ipvsadm 1.31 on Linux 6.1',
  messages: {
    running: 'a daemon of this state is already running',
    none: 'no daemon of this state is running at this line',
    device: 'the network device does not exist',
  },
  refused(line, { report }) {
    const { reason } = line.refused ?? {};
    if (reason === 'daemon-running') report('running', contentOf(line), {});
    if (reason === 'no-daemon') report('none', contentOf(line), {});
    if (reason === 'no-such-device') report('device', placeOf(line, 'mcast-interface'), {});
  },
  good: ['--start-daemon master --mcast-interface eth0'],
  bad: [
    `
    --start-daemon master --mcast-interface eth0
    --start-daemon master --mcast-interface eth0
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    `,
    `
    --stop-daemon backup
    ~~~~~~~~~~~~~~~~~~~~
    `,
  ],
});
