import { sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

const [count, limit] = ['net/netfilter/nf_conntrack_count', 'net/netfilter/nf_conntrack_max'];

export default defineCheck({
  id: 'LVS648',
  name: 'conntrack-full',
  severity: 'error',
  roles: ['director', 'realserver'],
  reads: ['sysctls'],
  summary: 'Connection tracking is full, or nearly so',
  why: 'When the table of connection tracking is full, the kernel drops the first packet of every new connection, before IPVS or a service sees it, and writes "nf_conntrack: table full" to its log.',
  source: 'nf_conntrack_core.c and nf_conntrack-sysctl.rst of Linux',
  *find(_, { sysctls }) {
    const [known, most] = [sysctlNumber(sysctls, count), sysctlNumber(sysctls, limit)];
    if (known === null || most === null || most === 0 || known < most * 0.9) return;
    yield {
      subject: 'nf_conntrack_max',
      message: `${known} of at most ${most} tracked connections: new ones are dropped at the limit`,
      evidence: `${sysctlText(sysctls, count)}, ${sysctlText(sysctls, limit)}`,
      ...sysctlRemedy([limit, Math.max(65536, most * 4)]),
    };
  },
});
