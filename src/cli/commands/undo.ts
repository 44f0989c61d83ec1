import { applyHelp, applyOptions } from '../changing/apply-options.ts';
import { defineCommand } from '../command.ts';
import { directorsOption } from '../tables/planning-options.ts';

export const undo = defineCommand({
  name: 'undo',
  summary: 'Undo the last change',
  description:
    'Plans the way back to the table before the last change to this director, shows it, asks, and runs it. ' +
    'It restores the rules, not the connections that were dropped. Undo again goes back one change further; ' +
    'lvsrules redo goes forward again. With several directors, the last change that was applied to them together is undone ' +
    'on each that it reached.',
  options: { director: directorsOption, ...applyOptions },
  ...applyHelp,
  examples: [
    { line: 'lvsrules undo', summary: 'review, confirm, roll back' },
    { line: 'lvsrules undo --dry-run', summary: 'show the plan, change nothing' },
    { line: 'lvsrules undo -d ssh://lb1 -d ssh://lb2', summary: 'a pair: the last change of both' },
  ],
  async run({ options }, world) {
    const [director, ...others] = options.director;
    if (others.length > 0) {
      const { goAlongLogs } = await import('../fleet/go-along-logs.ts');
      return goAlongLogs('undo', options, world);
    }
    const { goAlongLog } = await import('../changing/along-log.ts');
    return goAlongLog('undo', { ...options, director }, world);
  },
});
