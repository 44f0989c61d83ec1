import { defineRule } from '../rule.ts';
import { settingOf, contentOf, without } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS216',
  name: 'pe-sip-not-udp',
  severity: 'error',
  summary: 'The sip engine on a service that is not UDP',
  why: 'The engine reads the Call-ID of UDP packets and fails for any other protocol, so a persistent service drops every new connection.',
  source: 'ip_vs_sip_fill_param and ip_vs_sched_persist, Linux 6.1',
  messages: { protocol: 'the sip engine works with UDP only; new connections of this service are dropped' },
  fix: 'unsafe',
  silentOnPlain: true,
  serviceLine(line, { report }) {
    const change = line.changes[0];
    if (change?.kind !== 'add-service' && change?.kind !== 'edit-service') return;
    const { engine, persistence, key } = change.service;
    if (engine !== 'sip' || persistence === null || key.kind === 'udp' || key.kind === 'fwmark') return;
    const setting = settingOf(line, 'pe');
    report('protocol', setting ?? contentOf(line), {}, { fix: without(line, setting, 'unsafe') });
  },
  good: ['-A -u 192.0.2.1:5060 -s rr -p 60 --pe sip'],
  bad: [
    `
    -A -t 192.0.2.1:5060 -s rr -p 60 --pe sip
                                     ~~~~~~~~
    `,
  ],
});
