import { portBehindBracketedIpv4, portBehindIpv6 } from '../line/lost-port.ts';
import { defineRule } from '../rule.ts';
import { serviceSetting, contentOf, insertion } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS108',
  name: 'port-zero-needs-persistence',
  severity: 'error',
  summary: 'A service for every port without persistence',
  why: 'Port 0, or no port, means all ports without a service of their own. It requires -p, so that all connections of a client go to the same server. ipvsadm -R stops there. If a port is written in a form that ipvsadm does not recognise, the rule about that form reports it.',
  source: 'seen with ipvsadm 1.31',
  messages: { zero: 'a service with port 0 needs -p' },
  fix: 'unsafe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'port-zero') return;
    const setting = serviceSetting(line);
    const text = setting?.value?.text ?? '';
    if (portBehindIpv6(text) || portBehindBracketedIpv4(text)) return;
    const fix = insertion(setting, '-p 360', 'unsafe');
    report('zero', setting?.value ?? contentOf(line), {}, { fix });
  },
  good: ['-A -t 192.0.2.1:0 -s rr -p 300'],
  bad: [
    `
    -A -t 192.0.2.1:0 -s rr
          ~~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1 -s rr
          ~~~~~~~~~
    `,
  ],
});
