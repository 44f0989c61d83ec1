import { serviceKeyText } from '../../domain/service.ts';
import { defineRule } from '../rule.ts';
import { servicePartOf } from '../line/settings.ts';

export default defineRule({
  id: 'LVS323',
  name: 'http-https-persistence-split',
  severity: 'info',
  summary: 'Ports 80 and 443 of one address persist apart',
  why: 'A client that begins on HTTP and goes on with HTTPS may land on two servers, each keeping it. A firewall mark over both ports, or port 0, keeps it with one.',
  source: 'LVS-HOWTO, on persistence and firewall marks; ip_vs_sched_persist makes a template for each port',
  messages: { split: 'clients of port 80 and of port 443 may be kept by different servers' },
  service({ key, settings, settled }, { report, sheet }) {
    if (key.kind !== 'tcp' || key.port !== 443 || !settings.persistence) return;
    const other = sheet.named.get(serviceKeyText({ ...key, port: 80 }));
    if (!other?.settings.persistence) return;
    report('split', servicePartOf(settled), {}, { related: [{ message: 'port 80', line: other.settled }] });
  },
  good: ['-A -t 192.0.2.1:443 -s rr -p 60\n-A -t 192.0.2.2:80 -s rr -p 60\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -p 60
    -A -t 192.0.2.1:443 -s rr -p 60
       ~~~~~~~~~~~~~~~~
    `,
  ],
});
