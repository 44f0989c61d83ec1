import { defineRule } from '../rule.ts';
import { tunnelOptions } from '../line/option-tables.ts';
import { settingOf, methodSetting, contentOf, replacement, insertion } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS113',
  name: 'tunnel-options-without-ipip',
  severity: 'error',
  summary: 'Tunnel options on a server without a tunnel',
  why: 'The options --tun-* need -i on the same line; without a method the server uses direct routing. ipvsadm -R stops there.',
  source: 'seen with ipvsadm 1.31',
  messages: { method: "'{option}' needs -i" },
  fix: 'unsafe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'tunnel-without-ipip') return;
    const setting = settingOf(line, ...tunnelOptions);
    const method = methodSetting(line);
    const fix =
      method && !method.clustered
        ? replacement(method.flag, '-i', 'unsafe')
        : method
          ? null
          : insertion(settingOf(line, 'real-server'), '-i', 'unsafe');
    report('method', setting ?? contentOf(line), { option: setting?.flag.text ?? '--tun-type' }, { fix });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -i --tun-type gue --tun-port 6080\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m --tun-type gue --tun-port 6080
                                         ~~~~~~~~~~~~~~
    `,
  ],
});
