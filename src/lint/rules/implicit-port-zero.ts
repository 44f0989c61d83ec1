import { splitEndpoint } from '../line/address-value.ts';
import { portBehindIpv6 } from '../line/lost-port.ts';
import { defineRule } from '../rule.ts';
import { serviceSetting, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS214',
  name: 'implicit-port-zero',
  severity: 'info',
  summary: 'A service without a port',
  why: 'It gets the packets for every port of the address that has no service of its own. Write :0 to make that visible.',
  source: 'seen with ipvsadm 1.31',
  messages: { implicit: 'without a port the service covers every port' },
  fix: 'safe',
  silentOnPlain: true,
  serviceLine(line, { report }) {
    const setting = serviceSetting(line);
    const value = setting?.value;
    if (line.fate !== 'taken' || !value || setting.option === 'fwmark-service') return;
    if (splitEndpoint(value.text).port !== undefined || portBehindIpv6(value.text)) return;
    const text = value.text.includes(':') ? `[${value.text}]:0` : `${value.text}:0`;
    report('implicit', value, {}, { fix: replacement(value, text, 'safe') });
  },
  good: ['-A -t 192.0.2.1:0 -s rr -p 60'],
  bad: [
    `
    -A -t 192.0.2.1 -s rr -p 60
          ~~~~~~~~~
    `,
  ],
});
