import { defineRule } from '../rule.ts';
import { contentOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS116',
  name: 'mixed-family-with-sync-daemon',
  severity: 'error',
  summary: 'A server of another family together with a synchronisation daemon',
  why: 'The daemon cannot send such connections. While one is running the kernel refuses the server, and while such a server exists it refuses the daemon.',
  source: 'seen with ipvsadm 1.31 on Linux 6.1',
  messages: { daemon: 'servers of another address family and synchronisation daemons exclude each other' },
  refused(line, { report }) {
    if (line.refused?.reason === 'mixed-family-with-daemon') report('daemon', contentOf(line), {});
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r [2001:db8::1]:80 -i\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r [2001:db8::1]:80 -i
    --start-daemon master --mcast-interface eth0
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    `,
  ],
});
