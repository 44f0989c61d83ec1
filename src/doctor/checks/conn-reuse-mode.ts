import { isKernelSince } from '../../domain/host/kernel-version.ts';
import { sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

const path = 'net/ipv4/vs/conn_reuse_mode';

export default defineCheck({
  id: 'LVS627',
  name: 'conn-reuse-mode',
  severity: 'warning',
  roles: ['director'],
  reads: ['sysctls', 'kernel'],
  summary: 'A value of conn_reuse_mode that this kernel should not have',
  why: 'The setting decides what happens when a client reuses a port. With 0 the new connection goes to the server of the old one, even if that is being drained. Before Linux 5.9, with conntrack=1, every other value delays such connections by a second.',
  source: 'ipvs-sysctl.rst and ip_vs_core.c of Linux; the constants of kube-proxy',
  *find(_, { sysctls, kernel }) {
    const value = sysctlNumber(sysctls, path);
    if (value === null) return;
    const isFixed = isKernelSince(kernel.release, 5, 9);
    const tracks = sysctlNumber(sysctls, 'net/ipv4/vs/conntrack') === 1;
    if (isFixed === null) {
      yield { unknown: `the version of the kernel ${kernel.release} is not known` };
    } else if (value === 0 && (isFixed || !tracks)) {
      yield {
        subject: 'conn_reuse_mode',
        message: 'a client that reuses a port is sent to its old server, even if that is drained',
        evidence: `${sysctlText(sysctls, path)}, Linux ${kernel.release}`,
        ...sysctlRemedy([path, 1]),
      };
    } else if (value !== 0 && !isFixed && tracks) {
      yield {
        subject: 'conn_reuse_mode',
        message: 'a client that reuses a port waits for one second',
        evidence: `${sysctlText(sysctls, path)}, ${sysctlText(sysctls, 'net/ipv4/vs/conntrack')}, Linux ${kernel.release}`,
        ...sysctlRemedy([path, 0]),
      };
    }
  },
});
