import { defineRule } from '../rule.ts';
import { servicePartOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS325',
  name: 'ftp-service',
  severity: 'warning',
  summary: 'FTP without what its data connections need',
  why: 'FTP opens a second connection on a port that is negotiated on the first. With NAT the module ip_vs_ftp must follow it. With direct routing and tunnels the service must be persistent, with port 0 or a firewall mark, or data connections go to other servers.',
  source: 'ipvsadm(8) on -p; ip_vs_ftp.c',
  messages: {
    nat: 'with NAT this needs the module ip_vs_ftp (and net.ipv4.vs.conntrack=1)',
    persistence: 'without persistence the data connections of FTP go to other servers',
  },
  service({ key, settings, servers, settled }, { report }) {
    if (key.kind !== 'tcp' || key.port !== 21) return;
    const at = servicePartOf(settled);
    if (servers.some(({ server }) => server.method === 'masquerade')) report('nat', at, {});
    else if (!settings.persistence) report('persistence', at, {});
  },
  good: ['-A -t 192.0.2.1:21 -s wlc -p 360\n-a -t 192.0.2.1:21 -r 10.0.0.1:21 -g\n'],
  bad: [
    `
    -A -t 192.0.2.1:21 -s wlc
       ~~~~~~~~~~~~~~~
    -a -t 192.0.2.1:21 -r 10.0.0.1:21 -m
    `,
  ],
});
