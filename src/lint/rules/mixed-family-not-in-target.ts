import { familyOf } from '../../domain/address.ts';
import { serviceFamily } from '../../domain/service.ts';
import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';
import { isBefore } from '../versions.ts';

export default defineRule({
  id: 'LVS505',
  name: 'mixed-family-not-in-target',
  severity: 'error',
  summary: 'A tunnel between address families that the target does not support',
  why: 'ipvsadm supports these from 1.28 on, the kernel from 3.18 on. Older versions refuse the server.',
  source: 'history of ipvsadm (1.28, 2015) and of net/netfilter/ipvs (3.18)',
  messages: { mixed: '{server} is of another family than its service, which needs {needed}; the target is {target}' },
  needs: 'target',
  server(placed, { key }, { report, document }) {
    const { ipvsadm, kernel } = document.target;
    const { server } = placed;
    if (familyOf(server.address) === serviceFamily(key)) return;
    const at = partOf(placed.settled, 'real-server');
    if (ipvsadm !== undefined && isBefore(ipvsadm, '1.28'))
      report('mixed', at, { server: placed.name, needed: 'ipvsadm 1.28', target: ipvsadm });
    else if (kernel !== undefined && isBefore(kernel, '3.18'))
      report('mixed', at, { server: placed.name, needed: 'Linux 3.18', target: kernel });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r [2001:db8::1]:80 -i\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r [2001:db8::1]:80 -i
                       ~~~~~~~~~~~~~~~~~~~
    `,
      config: { target: { kernel: '3.10' } },
    },
  ],
});
