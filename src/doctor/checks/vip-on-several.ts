import type { HostFacts } from '../../domain/host/facts.ts';
import { defineCheck } from '../host-check.ts';
import { entriesOf, isWire, linkNamed } from '../devices.ts';

export default defineCheck({
  id: 'LVS653',
  name: 'vip-on-several',
  severity: 'error',
  roles: ['director'],
  reads: ['addresses', 'links'],
  needs: ['addresses'],
  concerns: ({ peers }) => peers.length > 0,
  summary: 'A virtual address that two directors have at the same time',
  why: 'Both answer requests for its hardware address, and clients reach one or the other by chance. The connections of a client break when it changes. Only the master of a pair has the address.',
  source: 'arp.c of Linux; keepalived.conf(5) on VRRP',
  *find({ vips, peers }, facts) {
    for (const vip of vips) {
      const device = wireWith(vip, facts);
      const others = device === undefined ? [] : peers.filter((peer) => wireWith(vip, peer.facts) !== undefined);
      if (device === undefined || others.length === 0) continue;
      yield {
        subject: vip,
        message: `${vip} is here and on ${others.map(({ name }) => name).join(', ')}`,
        evidence: [
          `${vip} dev ${device}`,
          ...others.map(({ name, facts: there }) => `${name}: dev ${wireWith(vip, there) ?? '-'}`),
        ].join('; '),
        remedy: [`on the backup: ip address del ${vip} dev ${device}`],
      };
    }
  },
});

/** The device that has the address and answers for it. */
function wireWith(
  vip: string,
  { addresses = [], links = [] }: Pick<HostFacts, 'addresses' | 'links'>,
): string | undefined {
  return entriesOf(vip, addresses).find(({ device }) => {
    const link = linkNamed(device, links);
    return link !== undefined && isWire(link) && link.isUp;
  })?.device;
}
