import { applyHelp, applyOptions } from '../changing/apply-options.ts';
import { defineCommand } from '../command.ts';
import { refuse } from '../complain.ts';
import { directorsOption, planningOptions } from '../tables/planning-options.ts';
import { oneDirectorOnly, orderOfOne, orderOfRest } from '../../report/problems/fleet-problems.ts';
import { applyWhat } from '../../report/problems/usage-problems.ts';

export const apply = defineCommand({
  name: 'apply',
  summary: 'Change a live table to match a rules file without dropping connections that could be kept',
  description:
    'Checks the target, shows the plan, asks, runs it under a lock, reads the table again and compares. ' +
    'The previous table is backed up for undo, and every change is logged. Without a terminal --yes is required. ' +
    'With several directors, each has its own plan: backups get additions before masters, masters lose servers before backups.',
  arguments: [{ name: 'TARGET', summary: 'a rules file or -; not with --plan', optional: true }],
  options: {
    director: directorsOption,
    order: { value: 'A,B', summary: 'with several directors: change them one after another in this order' },
    plan: { value: 'FILE', summary: 'run a plan saved with plan -o; refused if the table has changed since' },
    finish: { summary: 'run the remaining steps of an interrupted apply, on each director that has one' },
    ...applyOptions,
    ...planningOptions,
  },
  ...applyHelp,
  examples: [
    { line: 'lvsrules apply /etc/ipvsadm.rules', summary: 'show, ask, change, verify' },
    { line: 'lvsrules apply new.rules --yes --on-failure undo', summary: 'from a script: all or nothing' },
    { line: 'lvsrules apply new.rules --drain-timeout 5m', summary: 'let connections end before a server is removed' },
    { line: 'lvsrules apply new.rules -d ssh://lb1 -d ssh://lb2', summary: 'a pair: backup first, each verified' },
    { line: 'lvsrules apply --plan change.plan', summary: 'apply exactly the plan that was reviewed' },
  ],
  async run({ arguments: [target], options }, world) {
    const named = [target !== undefined, options.plan !== undefined, options.finish].filter(Boolean);
    if (named.length !== 1) return refuse(world, applyWhat);
    const [director, ...others] = options.director;
    if (others.length > 0 && target !== undefined) {
      const { applyToSeveral } = await import('../fleet/apply-to-several.ts');
      return applyToSeveral(target, options, world);
    }
    if (others.length > 0 && options.plan !== undefined)
      return refuse(world, oneDirectorOnly('--plan', options.director));
    if (options.order !== undefined) return refuse(world, others.length > 0 ? orderOfRest : orderOfOne);
    if (others.length > 0) {
      const { goAlongLogs } = await import('../fleet/go-along-logs.ts');
      return goAlongLogs('finish', options, world);
    }
    const one = { ...options, director };
    if (options.plan !== undefined) {
      const { applySaved } = await import('../changing/apply-saved.ts');
      return applySaved(options.plan, one, world);
    }
    if (options.finish) {
      const { goAlongLog } = await import('../changing/along-log.ts');
      return goAlongLog('finish', one, world);
    }
    const { applyTarget } = await import('../changing/apply-target.ts');
    return applyTarget(target ?? '-', one, world);
  },
});
