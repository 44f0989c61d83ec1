import { splitEndpoint } from '../line/address-value.ts';
import { defineRule } from '../rule.ts';
import { settingOf, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS202',
  name: 'fwmark-dr-port',
  severity: 'warning',
  summary: 'A server port under a firewall mark that cannot be used',
  why: 'With -g and -i packets keep their port. For a firewall mark the table still stores the port that is written, so the same server with two ports counts as two.',
  source: 'table: seen with ipvsadm 1.31 on Linux 6.1; ip_vs_xmit.c writes no port for these methods',
  messages: { port: 'packets keep their own port; port {port} only adds another server on the same host' },
  fix: 'unsafe',
  silentOnPlain: true,
  serverLine(line, { report }) {
    const change = line.changes[0];
    if (change?.kind !== 'add-server' && change?.kind !== 'edit-server') return;
    const { service, server } = change;
    if (service.kind !== 'fwmark' || server.method === 'masquerade' || server.port === 0) return;
    const value = settingOf(line, 'real-server')?.value;
    const { port: typed } = value ? splitEndpoint(value.text) : {};
    if (!value || typed === undefined) return;
    const at = { start: value.end - typed.length, end: value.end };
    report('port', at, { port: server.port }, { fix: replacement(at, '0', 'unsafe') });
  },
  good: ['-A -f 1 -s rr\n-a -f 1 -r 10.0.0.1:0 -g\n-a -f 1 -r 10.0.0.2:80 -m\n'],
  bad: [
    `
    -A -f 1 -s rr
    -a -f 1 -r 10.0.0.1:80 -g
                        ~~
    `,
  ],
});
