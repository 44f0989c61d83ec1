import { settingEntries } from '../../domain/host/ipvs-settings.ts';
import { sysctlText } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

export default defineCheck({
  id: 'LVS652',
  name: 'settings-drift',
  severity: 'warning',
  roles: ['director'],
  reads: ['sysctls', 'kernel'],
  needs: ['wanted'],
  summary: 'A setting of IPVS that differs from the rules',
  why: 'The rules name the values of net.ipv4.vs that the site relies on, in comments such as `# lvsrules: sysctl net.ipv4.vs.expire_nodest_conn = 1`. What happens to the clients of a removed or drained server depends on them.',
  source: 'ipvs-sysctl.rst of Linux; the rules that were given',
  *find({ wanted, rulesName }, { sysctls, kernel }) {
    for (const { name, path, value } of settingEntries(wanted?.settings ?? {})) {
      if (sysctls[path] === value) continue;
      const isMissing = sysctls[path] === undefined;
      yield {
        subject: name,
        message: isMissing
          ? `this kernel has no ${name}`
          : `${name} is ${sysctls[path] ?? ''}, the rules want ${value}`,
        evidence: `${sysctlText(sysctls, path)}; ${rulesName ?? 'the rules'}: ${value}; Linux ${kernel.release}`,
        ...(isMissing ? { remedy: ['modprobe ip_vs'] } : sysctlRemedy([path, value])),
      };
    }
  },
});
