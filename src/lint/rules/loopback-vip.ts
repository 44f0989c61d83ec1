import { isLoopback } from '../line/address-kind.ts';
import { defineRule } from '../rule.ts';
import { servicePartOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS330',
  name: 'loopback-vip',
  severity: 'info',
  summary: 'A virtual address on the loopback device',
  why: 'Only programs on the director itself reach it.',
  source: 'taken: seen on Linux 6.1',
  messages: { loopback: '{address} can be reached only from the director' },
  service({ key, settled }, { report }) {
    if (key.kind === 'fwmark' || !isLoopback(key.address)) return;
    report('loopback', servicePartOf(settled), { address: key.address });
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A -t 127.0.0.1:80 -s rr
       ~~~~~~~~~~~~~~~
    `,
  ],
});
