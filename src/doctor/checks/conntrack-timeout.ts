import { sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

const path = 'net/netfilter/nf_conntrack_tcp_timeout_established';

export default defineCheck({
  id: 'LVS651',
  name: 'conntrack-timeout',
  severity: 'warning',
  roles: ['director'],
  methods: ['masquerade'],
  reads: ['sysctls'],
  needs: ['live'],
  summary: 'Connection tracking forgets connections that IPVS still knows',
  why: 'With net.ipv4.vs.conntrack=1 an idle connection whose tracking entry timed out is no longer known to stateful rules and to NAT: its next packet is dropped, or leaves with the wrong address.',
  source: 'ip_vs_nfct.c of Linux; seesaw sets both to the same value',
  *find({ live }, { sysctls }) {
    const timeout = live?.timeouts?.tcp;
    const tracked = sysctlNumber(sysctls, path);
    const isOn = sysctlNumber(sysctls, 'net/ipv4/vs/conntrack') === 1;
    if (!isOn || timeout === undefined || tracked === null || tracked >= timeout) return;
    yield {
      subject: 'timeouts',
      message: `connection tracking forgets idle TCP connections after ${tracked} s, IPVS after ${timeout} s`,
      evidence: `${sysctlText(sysctls, path)}; ipvsadm -L --timeout: tcp ${timeout}`,
      ...sysctlRemedy([path, timeout]),
    };
  },
});
