import { defineCheck } from '../host-check.ts';
import { entriesOf, isWire, linkNamed } from '../devices.ts';

export default defineCheck({
  id: 'LVS638',
  name: 'ipv6-vip-source',
  severity: 'warning',
  roles: ['director'],
  families: ['inet6'],
  reads: ['addresses', 'links'],
  needs: ['addresses'],
  summary: 'The director may use an IPv6 virtual address as the source of its own connections',
  why: 'The newest address of a device is preferred. Health checks and updates then come from the virtual address, and their answers go to whichever director has it. preferred_lft 0 prevents that; nodad avoids a delay at take-over.',
  source: 'addrconf.c of Linux; keepalived and ocf:heartbeat:IPaddr2',
  *find({ vips }, { addresses, links }) {
    for (const vip of vips.filter((each) => each.includes(':'))) {
      for (const { device, length, isDeprecated, isTentative } of entriesOf(vip, addresses)) {
        const link = linkNamed(device, links);
        if (!link || !isWire(link)) continue;
        const change = `ip -6 address change ${vip}/${length} dev ${device} preferred_lft 0 nodad`;
        if (!isDeprecated) {
          yield {
            subject: vip,
            message: `${vip} may become the source of the director's own connections`,
            evidence: `${vip}/${length} dev ${device}: preferred_lft is not 0`,
            remedy: [change],
          };
        }
        if (isTentative) {
          yield {
            subject: vip,
            message: `${vip} is not usable: it is tentative, or another host has it`,
            evidence: `${vip}/${length} dev ${device}: tentative or dadfailed`,
            remedy: [
              `ip -6 address del ${vip}/${length} dev ${device}`,
              `ip -6 address add ${vip}/${length} dev ${device} nodad preferred_lft 0`,
            ],
            severity: 'error',
          };
        }
      }
    }
  },
});
