import { sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { routeTo } from '../../domain/host/route-to.ts';
import { defineCheck } from '../host-check.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

const path = 'net/ipv4/vs/backup_only';

export default defineCheck({
  id: 'LVS646',
  name: 'backup-only',
  severity: 'error',
  roles: ['director'],
  reads: ['sysctls', 'routes', 'routingRules'],
  needs: ['live', 'addresses'],
  summary: 'A director with the virtual address that does no work',
  why: 'With backup_only=1 IPVS passes every packet on while a backup sync daemon runs. That is for a backup that is a real server too; a director that has the virtual address must end its backup daemon, or not have the setting.',
  source: 'ip_vs_core.c and ipvs-sysctl.rst of Linux',
  *find({ live, vips }, facts) {
    const backup = live?.daemons?.find(({ state }) => state === 'backup');
    const vip = vips.find((each) => routeTo(facts, each)?.type === 'local');
    if (sysctlNumber(facts.sysctls, path) !== 1 || backup === undefined || vip === undefined) return;
    yield {
      subject: vip,
      message: 'this director balances nothing: it is a backup, and backup_only is 1',
      evidence: `${sysctlText(facts.sysctls, path)}; backup daemon on ${backup.device}; ${vip} is local`,
      ...sysctlRemedy([path, 0]),
    };
  },
});
