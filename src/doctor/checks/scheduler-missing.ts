import { isScheduler } from '../../domain/schedulers.ts';
import { defineCheck } from '../host-check.ts';

export default defineCheck({
  id: 'LVS626',
  name: 'scheduler-missing',
  severity: 'error',
  roles: ['director'],
  reads: ['modules'],
  needs: ['rules'],
  summary: 'A scheduler or a persistence engine that this kernel does not have',
  why: 'The kernel loads ip_vs_NAME when a service needs it. If that file is missing, the service is refused.',
  source: 'ip_vs_sched.c and ip_vs_pe.c of Linux',
  *find({ services, live }, { modules }) {
    const inUse = new Set((live?.services ?? []).map(({ scheduler }) => scheduler));
    const wanted = new Map<string, string>();
    for (const { scheduler, engine } of services ?? []) {
      if (isScheduler(scheduler) && !inUse.has(scheduler))
        wanted.set(`ip_vs_${scheduler}`, `the scheduler ${scheduler}`);
      if (engine !== null) wanted.set(`ip_vs_pe_${engine}`, `the persistence engine ${engine}`);
    }
    const { loaded, builtIn, available } = modules;
    for (const [module, what] of wanted) {
      if ([...loaded, ...(builtIn ?? []), ...(available ?? [])].includes(module)) continue;
      if (available === undefined) {
        yield { unknown: `whether ${module} can be loaded: the modules of this kernel cannot be listed` };
        continue;
      }
      yield {
        subject: module,
        message: `this kernel does not have ${what}`,
        evidence: `no ${module} loaded, built in, or below /lib/modules`,
        remedy: [`modprobe ${module}`],
      };
    }
  },
});
