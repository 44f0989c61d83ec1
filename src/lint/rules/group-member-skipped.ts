import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS811',
  name: 'group-member-skipped',
  severity: 'error',
  kinds: ['keepalived'],
  summary: 'A line of a group that keepalived skips',
  why: 'The addresses on that line get no service.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  good: [
    `
    virtual_server_group web {
        192.0.2.10 80
    }
    `,
  ],
  bad: [
    `
    virtual_server_group web {
        192.0.2.10 80
        192.0.2.11 http
    }
    `,
  ],
});
