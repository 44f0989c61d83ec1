import { complain, refuse } from '../complain.ts';
import { defineCommand } from '../command.ts';
import { directorOption, planningOptions } from '../tables/planning-options.ts';

export const watch = defineCommand({
  name: 'watch',
  summary: 'Keep rules files applied: check, plan and apply them whenever they change',
  description:
    'Several files, and the *.rules and *.ipvs files of a directory, are read as one. After a bad version the last good ' +
    'one stays in force. Manual changes are reported, and stay until the file changes the same setting; a missing service is ' +
    'added again. Services of others stay. Prints one JSON object per line for each event.',
  arguments: [{ name: 'FILE', summary: 'a rules file or a directory of them', many: true }],
  options: {
    director: directorOption,
    'once-now': { summary: 'apply the files once, overriding manual changes, and exit' },
    'overwrite-drift': { summary: 'undo manual changes and remove services of others' },
    debounce: { value: 'TIME', summary: 'read a file once it has not changed for this long', default: '300ms' },
    look: { value: 'TIME', summary: 'how often to read the table', default: '10s' },
    poll: { value: 'TIME', summary: 'poll the files this often, instead of waiting for events (for NFS)' },
    ...planningOptions,
  },
  examples: [
    { line: 'lvsrules watch /etc/ipvsadm.rules', summary: 'what the unit in examples/systemd runs' },
    { line: 'lvsrules watch --once-now /etc/lvs.d', summary: 'from a script or a timer' },
  ],
  async run({ arguments: paths, options }, world) {
    const { specOf } = await import('../spec-of.ts');
    const { readPlanningOptions } = await import('../tables/read-planning-options.ts');
    const { readTiming, watchFiles } = await import('../watching/run-watch.ts');
    const planning = readPlanningOptions(options);
    const timing = readTiming(options);
    if (!planning.ok || !timing.ok) {
      if (!planning.ok) complain(world, planning.failure);
      if (!timing.ok) return refuse(world, timing.failure);
    }
    const spec = specOf(options.director, world);
    if (!spec.ok) return refuse(world, spec.failure);
    return watchFiles(paths, { ...options, ...timing.value }, world);
  },
});
