import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS817',
  name: 'port-rewritten',
  severity: 'warning',
  kinds: ['keepalived', 'ldirectord'],
  summary: 'A port of a real server that is replaced',
  why: 'Direct routing and tunnels do not change ports, so the real server gets the port of the service, and health checks use that port too.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1, and with ldirectord 4.12.0',
  bad: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo rr
        lb_kind DR
        protocol TCP
        real_server 10.0.0.1 8080 {
            TCP_CHECK {
            }
        }
    }
    `,
  ],
});
