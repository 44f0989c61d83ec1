import { soundSource } from '../source-examples.ts';
import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS833',
  name: 'include-without-files',
  severity: 'info',
  kinds: ['keepalived'],
  summary: 'An include with wildcards that matches no file',
  why: 'keepalived continues without it. That is fine for a folder that may be empty, and a surprise if the path is wrong.',
  source: 'seen with keepalived 2.2.7',
  bad: [
    `
    include /etc/keepalived/conf.d/*.conf${soundSource.keepalived}`,
  ],
});
