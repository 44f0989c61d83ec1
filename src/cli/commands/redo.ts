import { applyHelp, applyOptions } from '../changing/apply-options.ts';
import { defineCommand } from '../command.ts';
import { directorsOption } from '../tables/planning-options.ts';

export const redo = defineCommand({
  name: 'redo',
  summary: 'Redo the change that was undone last',
  description:
    'The undo of an undo. After several undos it goes forward one change at a time, until the last change is made ' +
    'again; a new change ends that. What others changed since stays as it is.',
  options: { director: directorsOption, ...applyOptions },
  ...applyHelp,
  examples: [
    { line: 'lvsrules redo', summary: 'review, confirm, change' },
    { line: 'lvsrules redo --dry-run', summary: 'show the plan, change nothing' },
  ],
  async run({ options }, world) {
    const [director, ...others] = options.director;
    if (others.length > 0) {
      const { goAlongLogs } = await import('../fleet/go-along-logs.ts');
      return goAlongLogs('redo', options, world);
    }
    const { goAlongLog } = await import('../changing/along-log.ts');
    return goAlongLog('redo', { ...options, director }, world);
  },
});
