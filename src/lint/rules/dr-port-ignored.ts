import { splitEndpoint, portNumber } from '../line/address-value.ts';
import { defineRule } from '../rule.ts';
import { settingOf, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS201',
  name: 'dr-port-ignored',
  severity: 'warning',
  summary: 'A server port that direct routing or a tunnel cannot reach',
  why: 'With -g and -i packets are forwarded unchanged, so they arrive on the port of the service; ipvsadm replaces the port that is written with it.',
  source: 'seen with ipvsadm 1.31',
  messages: { port: 'port {written} is replaced by the port of the service, {port}' },
  fix: 'safe',
  silentOnPlain: true,
  serverLine(line, { report }) {
    const change = line.changes[0];
    if (change?.kind !== 'add-server' && change?.kind !== 'edit-server') return;
    if (change.service.kind === 'fwmark' || change.server.method === 'masquerade') return;
    const value = settingOf(line, 'real-server')?.value;
    const { port: typed } = value ? splitEndpoint(value.text) : {};
    if (!value || typed === undefined) return;
    const written = portNumber(typed);
    const { port } = change.server;
    if (written === null || written === port || value.text.startsWith('[') !== change.server.address.includes(':'))
      return;
    const at = { start: value.end - typed.length, end: value.end };
    report('port', at, { written: typed, port }, { fix: replacement(at, String(port), 'safe') });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g\n-a -t 192.0.2.1:80 -r 10.0.0.2:8080 -m\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:8080 -g
                                   ~~~~
    `,
  ],
});
