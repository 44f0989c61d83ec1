import { soundSource } from '../source-examples.ts';
import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS822',
  name: 'sync-daemon-follows-vrrp',
  severity: 'info',
  kinds: ['keepalived'],
  summary: 'A sync daemon that follows a VRRP instance',
  why: 'Whether the master or the backup daemon runs depends on VRRP, so the file alone does not say it.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `
    global_defs {
        lvs_sync_daemon eth0 VI_1
    }${soundSource.keepalived}`,
  ],
});
