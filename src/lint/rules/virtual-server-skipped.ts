import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS809',
  name: 'virtual-server-skipped',
  severity: 'error',
  kinds: ['keepalived', 'ldirectord'],
  summary: 'A virtual server that never gets into the table',
  why: 'Its address, port, group or real servers cannot be used, so it has no service for clients.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1, and with ldirectord 4.12.0',
  bad: [
    `
    virtual_server www.example.com 80 {
        real_server 10.0.0.1 80 {
        }
    }
    `,
  ],
});
