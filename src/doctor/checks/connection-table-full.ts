import { isKernelSince } from '../../domain/host/kernel-version.ts';
import { sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

/** The largest conn_max, which is the default on machines of 64 bits and of 32. */
const [most, mostOn32Bits] = [2 ** 30, 2 ** 24];

/** Entries per bucket from which a lookup costs more than the rest of the work. */
const crowded = 8;

export default defineCheck({
  id: 'LVS707',
  name: 'connection-table-full',
  severity: 'warning',
  roles: ['director'],
  reads: [],
  needs: ['live'],
  summary: 'The connection table is crowded, or near its limit',
  why: 'Before Linux 7.1 the table has a fixed number of buckets (conn_tab_bits, 4096 by default): with many entries in each, every packet costs a walk. From 7.1 on it grows by itself, and conn_tab_bits is its largest size. From 7.2 on conn_max refuses new connections at a limit.',
  source: 'ip_vs_conn.c and Kconfig of Linux',
  *find({ live, connections, facts }) {
    const listed = live?.services.reduce(
      (sum, { servers }) => sum + servers.reduce((part, { active, inactive }) => part + active + inactive, 0),
      0,
    );
    const entries = connections?.length ?? listed ?? 0;
    const { size } = live ?? {};
    const grows = facts.kernel === undefined ? null : isKernelSince(facts.kernel.release, 7, 1);
    if (size !== undefined && grows !== true && entries > crowded * size) {
      const bits = Math.min(27, Math.ceil(Math.log2(entries)));
      yield {
        subject: 'conn_tab_bits',
        message: `${entries} connections share ${size} buckets`,
        evidence: `size=${size}, ${entries} entries`,
        remedy: [
          `echo 'options ip_vs conn_tab_bits=${bits}' >/etc/modprobe.d/lvsrules.conf`,
          'load ip_vs again, or boot',
        ],
        lasting: { file: '/etc/modprobe.d/lvsrules.conf', lines: [`options ip_vs conn_tab_bits=${bits}`] },
      };
    }
    const path = 'net/ipv4/vs/conn_max';
    const limit = sysctlNumber(facts.sysctls ?? {}, path);
    if (limit === null || entries < limit * 0.9) return;
    yield {
      subject: 'conn_max',
      message:
        limit === 0
          ? 'no connection is allowed: every new one is refused'
          : `${entries} of at most ${limit} connections: new ones are refused at the limit`,
      evidence: sysctlText(facts.sysctls ?? {}, path),
      ...sysctlRemedy([path, limit === 0 ? mostOn32Bits : Math.min(limit * 4, most)]),
      severity: 'error',
    };
  },
});
