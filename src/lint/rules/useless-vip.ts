import { kindOfAddress } from '../line/address-kind.ts';
import { defineRule } from '../rule.ts';
import { servicePartOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS329',
  name: 'useless-vip',
  severity: 'error',
  summary: 'A virtual address that no client can send to',
  why: 'The kernel does not check virtual addresses. 0.0.0.0 and :: are not wildcards here and match no packet; multicast and broadcast addresses cannot be used for a service.',
  source: '0.0.0.0: seen on Linux 6.1, it matched no traffic; the kernel accepts the others as well',
  messages: { nothing: '{address} matches no packet', kind: '{address} is a {kind} address' },
  service({ key, settled }, { report }) {
    if (key.kind === 'fwmark') return;
    const kind = kindOfAddress(key.address);
    if (kind !== 'unspecified' && kind !== 'multicast' && kind !== 'broadcast') return;
    const at = servicePartOf(settled);
    if (kind === 'unspecified') report('nothing', at, { address: key.address });
    else report('kind', at, { address: key.address, kind }, { severity: 'warning' });
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A -t 0.0.0.0:80 -s rr
       ~~~~~~~~~~~~~
    `,
    `
    -A -u 224.0.0.1:53 -s rr
       ~~~~~~~~~~~~~~~
    `,
  ],
});
