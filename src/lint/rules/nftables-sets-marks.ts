import { soundSource } from '../source-examples.ts';
import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS823',
  name: 'nftables-sets-marks',
  severity: 'warning',
  kinds: ['keepalived'],
  summary: 'nftables_ipvs',
  why: 'keepalived makes services of firewall marks instead of addresses and lets nftables set the marks. The table that lvsrules reads from the file has the addresses.',
  source: 'the sources of keepalived 2.2.7',
  bad: [
    `
    global_defs {
        nftables_ipvs
    }${soundSource.keepalived}`,
  ],
});
