import { drops } from '../line/dropped-settings.ts';
import { defineRule } from '../rule.ts';
import { settingOf, methodSetting, contentOf, insertion } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS212',
  name: 'implicit-forwarding',
  severity: 'warning',
  summary: 'No forwarding method is given',
  why: 'The method is then direct routing, which needs a real server in the same segment that has the virtual address. If NAT was meant, no client gets an answer.',
  source: 'seen with ipvsadm 1.31',
  messages: { implicit: 'without -g, -i or -m the method is direct routing' },
  fix: 'safe',
  silentOnPlain: true,
  serverLine(line, { report }) {
    if (line.fate !== 'taken' || methodSetting(line) || drops(line, 'gatewaying')) return;
    const server = settingOf(line, 'real-server');
    const fix = insertion(server, '-g', 'safe');
    report('implicit', server ?? contentOf(line), {}, { fix });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80
                       ~~~~~~~~~~~~~~
    `,
  ],
});
