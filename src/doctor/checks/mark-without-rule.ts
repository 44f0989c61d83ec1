import { serviceKeyText } from '../../domain/service.ts';
import { defineCheck } from '../host-check.ts';

/** Where packets of clients pass before IPVS sees them. */
const inTime = ['prerouting', 'input', 'ingress'];

export default defineCheck({
  id: 'LVS631',
  name: 'mark-without-rule',
  severity: 'error',
  roles: ['director'],
  reads: ['marks'],
  needs: ['rules'],
  concerns: ({ services }) => services === null || services.some(({ key }) => key.kind === 'fwmark'),
  summary: 'A firewall mark service whose mark no firewall rule sets',
  why: 'iptables or nft sets the mark, not IPVS. Without such a rule no packet ever belongs to the service.',
  source: 'ip_vs_core.c of Linux; LVS-HOWTO on fwmark',
  *find({ services }, { marks }) {
    for (const { key } of services ?? []) {
      if (key.kind !== 'fwmark') continue;
      const own = marks.rules.filter(({ mark, family }) => mark === key.mark && (family ?? key.family) === key.family);
      if (own.some(({ hook = 'input' }) => inTime.includes(hook))) continue;
      if (marks.unseen.length > 0) {
        yield {
          unknown: `whether a rule sets the mark ${key.mark}: rules of ${marks.unseen.join(' and ')} cannot be read`,
        };
        continue;
      }
      const program = key.family === 'inet' ? 'iptables' : 'ip6tables';
      const [late] = own;
      yield {
        subject: serviceKeyText(key),
        message:
          late?.hook === undefined
            ? `no firewall rule sets the mark ${key.mark}: no packet reaches this service`
            : `the mark ${key.mark} is set in ${late.hook} only: packets of clients do not have it when IPVS sees them`,
        evidence: late ? late.text : `marks that are set: ${marks.rules.map(({ mark }) => mark).join(', ') || 'none'}`,
        remedy: [
          `${program} -t mangle -A PREROUTING -d VIP -p tcp -m multiport --dports PORTS -j MARK --set-mark ${key.mark}`,
        ],
      };
    }
  },
});
