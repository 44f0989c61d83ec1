import { splitEndpoint, portNumber } from '../line/address-value.ts';
import { defineRule } from '../rule.ts';
import { replacement } from '../line/settings.ts';

export default defineRule({
  id: 'LVS336',
  name: 'port-name',
  severity: 'warning',
  summary: 'A port by its name',
  why: 'It is looked up in /etc/services of the machine that restores the rules, for the protocol of the service. Numbers mean the same everywhere.',
  source: 'ipvsadm 1.31, service_to_port',
  messages: {
    name: "'{port}' is looked up in /etc/services",
    known: "'{port}' is looked up in /etc/services, where it mostly is {number}",
  },
  fix: 'safe',
  silentOnPlain: true,
  command(line, { report }) {
    if (line.fate !== 'taken') return;
    for (const { option, value } of line.settings) {
      if (!value || !takesPort(option)) continue;
      if (!/[a-z]/i.test(value.text)) continue;
      const { port } = splitEndpoint(value.text);
      if (port === undefined || /^[+]?[0-9]+$/.test(port)) continue;
      const at = { start: value.end - port.length, end: value.end };
      const number = portNumber(port);
      if (number === null) report('name', at, { port });
      else report('known', at, { port, number }, { fix: replacement(at, String(number), 'safe') });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A -t 192.0.2.1:https -s rr
                    ~~~~~
    `,
  ],
});

function takesPort(option: string): boolean {
  return option === 'real-server' || option === 'tcp-service' || option === 'udp-service' || option === 'sctp-service';
}
