import { soundSource } from '../source-examples.ts';
import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS807',
  name: 'include-missing',
  severity: 'error',
  kinds: ['keepalived'],
  summary: 'An include of a file that is missing',
  why: 'keepalived continues without it, so the services in it are missing.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `
    include /etc/keepalived/services.conf${soundSource.keepalived}`,
  ],
});
