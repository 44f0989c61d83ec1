import { readIpv4 } from '../../ipvsadm/inet.ts';
import type { Line } from '../sheet/sheet.ts';
import { splitEndpoint, isHostName } from '../line/address-value.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'LVS335',
  name: 'host-name',
  severity: 'warning',
  upTo: 'error',
  summary: 'A host name in place of an address',
  why: 'It is looked up while the rules are restored, often before DNS works: only IPv4, only the first answer, and ipvsadm -R ends where there is none. Nothing is looked up by the linter.',
  source: 'ipvsadm 1.31, host_to_addr; the end at an unknown name: seen',
  messages: { name: "'{host}' is looked up when the rules are restored" },
  silentOnPlain: true,
  command(line, { report }) {
    for (const { option, value } of line.settings) {
      if (!value || !takesHost(option)) continue;
      if (!/[a-z]/i.test(value.text)) continue;
      const { host } = splitEndpoint(value.text);
      if (readIpv4(host) !== null || !isHostName(host)) continue;
      report(
        'name',
        { start: value.start, end: value.start + host.length },
        { host },
        isUnknown(line) ? { severity: 'error' } : {},
      );
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A -t www.example.com:80 -s rr
          ~~~~~~~~~~~~~~~
    `,
  ],
});

function takesHost(option: string): boolean {
  return option === 'real-server' || option === 'tcp-service' || option === 'udp-service' || option === 'sctp-service';
}

/** Where names are known, as by `--host`, and this one is not among them. */
function isUnknown(line: Line): boolean {
  return line.refused?.reason === 'service-address' || line.refused?.reason === 'server-address';
}
