import { sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

const harmful = [
  { key: 'drop_packet', isBad: (value: number) => value === 3, says: 'some packets are always dropped' },
  {
    key: 'drop_entry',
    isBad: (value: number) => value === 3,
    says: 'some new connections are always dropped',
  },
  {
    key: 'secure_tcp',
    isBad: (value: number) => value !== 0,
    says: 'TCP states change late, and masqueraded connections count as established late',
  },
] as const;

export default defineCheck({
  id: 'LVS640',
  name: 'table-defence',
  severity: 'warning',
  roles: ['director'],
  reads: ['sysctls'],
  summary: 'A defence against floods that drops traffic',
  why: 'Mode 3 drops connections or packets at a fixed rate, whether memory is short or not. It is for tests and for the time of an attack. Mode 1 does so while less memory is free than amemthresh says, in pages; the kernel then shows it as 2.',
  source: 'ipvs-sysctl.rst of Linux',
  *find(_, { sysctls }) {
    // The kernel itself changes 1 to 2, and back when memory is free again.
    const active = ['drop_packet', 'drop_entry'].filter((key) => sysctlNumber(sysctls, `net/ipv4/vs/${key}`) === 2);
    if (active.length > 0) {
      const paths = [...active, 'amemthresh'].map((key) => `net/ipv4/vs/${key}`);
      yield {
        subject: 'amemthresh',
        message: 'a defence is active: free memory is below amemthresh, and traffic is dropped',
        evidence: paths.map((path) => sysctlText(sysctls, path)).join(', '),
        ...sysctlRemedy(['net/ipv4/vs/amemthresh', 1024]),
      };
    }
    for (const { key, isBad, says } of harmful) {
      const path = `net/ipv4/vs/${key}`;
      const value = sysctlNumber(sysctls, path);
      if (value === null || !isBad(value)) continue;
      yield {
        subject: key,
        message: says,
        evidence: sysctlText(sysctls, path),
        ...sysctlRemedy([path, key === 'secure_tcp' ? 0 : 1]),
      };
    }
  },
});
