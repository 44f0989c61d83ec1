import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS307',
  name: 'sh-many-servers',
  severity: 'warning',
  summary: 'Too many servers for equal shares with sh or dh',
  why: 'The table has 256 buckets. With more than 256 servers some get nothing at all; with more than 64, one bucket more or less is a large part of a share.',
  source: 'ip_vs_sh_reassign, ip_vs_dh_reassign: IP_VS_SH_TAB_SIZE, IP_VS_DH_TAB_SIZE',
  messages: {
    none: '{count} servers share 256 buckets: some get no clients',
    uneven: '{count} servers share 256 buckets: some get {most}, others {least}',
  },
  schedulers: ['sh', 'dh'],
  service({ servers, settled }, { report }) {
    const count = servers.length;
    if (count <= 64 || 256 % count === 0) return;
    const at = partOf(settled, 'scheduler');
    if (count > 256) report('none', at, { count });
    else report('uneven', at, { count, most: Math.ceil(256 / count), least: Math.floor(256 / count) });
  },
  good: ['-A -t 192.0.2.1:80 -s sh\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n'],
  bad: [`-A -t 192.0.2.1:80 -s sh\n${manyServers(100)}`],
});

function manyServers(count: number): string {
  return Array.from({ length: count }, (_, index) => `-a -t 192.0.2.1:80 -r 10.0.0.${index + 1}:80 -m\n`).join('');
}
