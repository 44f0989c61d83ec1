import { nearest } from '../../domain/nearest.ts';
import { nothingToExplain } from '../../report/problems/usage-problems.ts';
import type { RuleFormatName } from '../../report/rules/rule-formats.ts';
import { choicesOf, defineCommand } from '../command.ts';
import { refuse } from '../complain.ts';
import { exitCodes } from '../exit-code.ts';

export const explain = defineCommand({
  name: 'explain',
  summary: 'Explain a lint rule, a check of doctor, or a symptom',
  arguments: [{ name: 'RULE', summary: 'its id or its name, or what you see: "SYN_RECV"' }],
  options: {
    format: {
      value: 'FORMAT',
      summary: 'text or markdown',
      choices: choicesOf<RuleFormatName>({ text: true, markdown: true, json: true }),
      default: 'text',
    },
  },
  examples: [
    { line: 'lvsrules explain LVS305', summary: 'what it finds, why, and examples' },
    { line: 'lvsrules explain "the drain does not end"', summary: 'what to look at' },
  ],
  async run({ arguments: [name = ''], options }, world) {
    const { explanation } = await import('../explaining/explanation.ts');
    const found = explanation(name, options.format as 'text' | 'markdown' | 'json');
    if (found.ok) {
      await world.print(found.value);
      return exitCodes.ok;
    }
    return refuse(world, nothingToExplain(name, nearest(name, found.failure)));
  },
});
