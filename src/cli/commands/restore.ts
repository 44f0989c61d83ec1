import { applyHelp, applyOptions } from '../changing/apply-options.ts';
import { defineCommand } from '../command.ts';
import { directorOption, planningOptions } from '../tables/planning-options.ts';

export const restore = defineCommand({
  name: 'restore',
  summary: 'Same as apply: change a live table to match a saved rules file, without emptying it first',
  arguments: [{ name: 'FILE', summary: 'a rules file, - by default', optional: true }],
  options: { director: directorOption, ...applyOptions, ...planningOptions },
  ...applyHelp,
  examples: [{ line: 'lvsrules restore --yes < /etc/ipvsadm.rules', summary: 'instead of ipvsadm-restore' }],
  async run({ arguments: [file = '-'], options }, world) {
    const { applyTarget } = await import('../changing/apply-target.ts');
    return applyTarget(file, options, world);
  },
});
