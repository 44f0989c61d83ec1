import { sysctlName, sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

const path = 'net/ipv4/vs/run_estimation';
const processors = 'net/ipv4/vs/est_cpulist';

export default defineCheck({
  id: 'LVS630',
  name: 'estimation-off',
  severity: 'warning',
  roles: ['director'],
  reads: ['sysctls', 'kernel'],
  summary: 'The kernel computes no rates',
  why: 'With run_estimation=0 every rate stays at 0, whatever passes. Kernels before 5.16 have no such setting. From 6.2 on, an empty est_cpulist does the same.',
  source: 'ipvs-sysctl.rst and ip_vs_est.c of Linux',
  *find(_, { sysctls, kernel }) {
    if (sysctls[processors] === '') {
      yield {
        subject: 'est_cpulist',
        message: 'all rates are 0: no processor may compute them',
        evidence: `${sysctlName(processors)} is empty, Linux ${kernel.release}`,
        remedy: ['sysctl -w net.ipv4.vs.est_cpulist=0'],
      };
    }
    if (sysctlNumber(sysctls, path) !== 0) return;
    yield {
      subject: 'run_estimation',
      message: 'all rates are 0: the kernel does not compute them',
      evidence: `${sysctlText(sysctls, path)}, Linux ${kernel.release}`,
      ...sysctlRemedy([path, 1]),
    };
  },
});
