import { splitEndpoint } from '../line/address-value.ts';
import { defineRule } from '../rule.ts';
import { settingOf, serviceSetting, removal } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS203',
  name: 'server-before-service-option',
  severity: 'warning',
  summary: 'A real server without a port comes before its service on the line',
  why: 'A server without a port gets the port of the service, if ipvsadm has already read it. When -r comes first there is none yet, and port 0 is stored.',
  source: 'seen with ipvsadm 1.31',
  messages: { zero: 'the server gets port 0, because its service comes later on the line' },
  fix: 'unsafe',
  silentOnPlain: true,
  serverLine(line, { report }) {
    const change = line.changes[0];
    if (change?.kind !== 'add-server' && change?.kind !== 'edit-server') return;
    const { service, server } = change;
    const [real, virtual] = [settingOf(line, 'real-server'), serviceSetting(line)];
    if (!real?.value || !virtual || real.start > virtual.start) return;
    if (service.kind === 'fwmark' || server.port !== 0 || service.port === 0) return;
    if (splitEndpoint(real.value.text).port !== undefined) return;
    const edit = removal(line, virtual);
    const text = `${line.text.slice(virtual.start - line.start, virtual.end - line.start)} `;
    const edits = edit && !real.clustered ? [edit, { start: real.start, end: real.start, text }] : null;
    report('zero', real, {}, { fix: edits && { safety: 'unsafe', edits } });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -r 10.0.0.1:80 -t 192.0.2.1:80 -m\n-a -t 192.0.2.1:80 -r 10.0.0.2 -m\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -r 10.0.0.1 -t 192.0.2.1:80 -m
       ~~~~~~~~~~~
    `,
  ],
});
