import { routeTo } from '../../domain/host/route-to.ts';
import { defineCheck } from '../host-check.ts';
import { addressRemedy } from '../address-remedy.ts';
import { entriesOf } from '../devices.ts';
import { vipsBy } from '../scene.ts';

export default defineCheck({
  id: 'LVS601',
  name: 'vip-missing',
  severity: 'error',
  roles: ['realserver'],
  methods: ['route', 'tunnel'],
  reads: ['addresses', 'routes', 'routingRules'],
  needs: ['addresses'],
  summary: 'A real server without the virtual address',
  why: 'With direct routing and tunnels the packet still carries the virtual address. A real server that does not have it drops the packet or passes it on.',
  source: 'LVS-HOWTO, LVS-DR; arp.c and ip_input.c of Linux',
  *find(scene, facts) {
    for (const vip of vipsBy(scene, 'route', 'tunnel')) {
      if (routeTo(facts, vip)?.type === 'local') continue;
      const { because, remedy } = addressRemedy(vip, { device: 'lo', options: '' }, { ...scene.facts, ...facts });
      yield {
        subject: vip,
        message: `${vip} is not an address of this real server${because === undefined ? '' : `: ${because}`}`,
        evidence: `ip address show to ${vip}: ${entriesOf(vip, facts.addresses)[0]?.device ?? 'nothing'}`,
        remedy: [
          ...(vip.includes(':')
            ? []
            : ['sysctl -w net.ipv4.conf.all.arp_ignore=1', 'sysctl -w net.ipv4.conf.all.arp_announce=2']),
          ...remedy,
        ],
        lasting: {
          file: '/etc/systemd/system/lvsrules-realserver.service',
          lines: [`lvsrules setup realserver --vip ${vip} --format systemd`],
        },
      };
    }
  },
});
