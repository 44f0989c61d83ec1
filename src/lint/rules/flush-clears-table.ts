import { soundSource } from '../source-examples.ts';
import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS821',
  name: 'flush-clears-table',
  severity: 'info',
  kinds: ['keepalived'],
  summary: 'lvs_flush',
  why: 'keepalived clears the whole table when it starts: services that others added are deleted too. `lvs_flush off` has the same effect.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `
    global_defs {
        lvs_flush
    }${soundSource.keepalived}`,
  ],
});
