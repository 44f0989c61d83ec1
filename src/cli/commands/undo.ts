import { applyOptions } from '../changing/apply-options.ts';
import { defineCommand } from '../command.ts';
import { directorOption } from '../tables/planning-options.ts';

export const undo = defineCommand({
  name: 'undo',
  summary: 'Undo the last change',
  description:
    'Plans the way back to the table before the last change to this director, shows it, asks, and runs it. ' +
    'It restores the rules, not the connections that were dropped. Undo again goes back one change further; ' +
    'lvsrules redo goes forward again.',
  options: { director: directorOption, ...applyOptions },
  examples: [
    { line: 'lvsrules undo', summary: 'review, confirm, roll back' },
    { line: 'lvsrules undo --dry-run', summary: 'show the plan, change nothing' },
  ],
  async run({ options }, world) {
    const { goAlongLog } = await import('../changing/along-log.ts');
    return goAlongLog('undo', options, world);
  },
});
