import { defineRule } from '../rule.ts';
import { settingOf, valueOf, placeOf, without } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS114',
  name: 'tunnel-options-conflict',
  severity: 'error',
  summary: 'Tunnel options that do not match the type of the tunnel',
  why: 'ipip takes no options; gue needs --tun-port and takes one of the three checksum options; gre takes --tun-nocsum or --tun-csum and no port. ipvsadm -R stops there.',
  source: 'seen with ipvsadm 1.31',
  messages: {
    illegal: "'--{option}' does not go with this type of tunnel",
    missing: "this type of tunnel needs '--{option}'",
    conflict: "'--{option}' excludes another checksum option on the line",
    port: "'{value}' is not a port: give a number from 1 to 65535, not a name",
    type: "'{value}' is not a tunnel type: use ipip, gue or gre",
  },
  fix: 'safe',
  refused(line, { report }) {
    const { reason, subject: option } = line.refused ?? { reason: null, subject: '' };
    const setting = settingOf(line, option);
    const at = setting ?? placeOf(line, 'tun-type');
    if (reason === 'tunnel-option-illegal') report('illegal', at, { option }, { fix: without(line, setting, 'safe') });
    if (reason === 'tunnel-option-missing') report('missing', at, { option });
    if (reason === 'tunnel-options-conflict') report('conflict', at, { option });
    if (reason === 'tunnel-port') report('port', placeOf(line, 'tun-port'), { value: valueOf(line, 'tun-port') ?? '' });
    if (reason === 'tunnel-type') report('type', placeOf(line, 'tun-type'), { value: valueOf(line, 'tun-type') ?? '' });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -i --tun-type gre --tun-csum\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -i --tun-type gue
                                                    ~~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -i --tun-type gre --tun-remcsum
                                                        ~~~~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -i --tun-type ipip --tun-port 6080
                                                         ~~~~~~~~~~~~~~~
    `,
  ],
});
