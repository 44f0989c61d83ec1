import type { RuleFormatName } from '../../report/rules/rule-formats.ts';
import { choicesOf, defineCommand } from '../command.ts';
import { exitCodes } from '../exit-code.ts';

export const rulesCommand = defineCommand({
  name: 'rules',
  summary: 'List the lint rules and the checks of doctor',
  options: {
    format: {
      value: 'FORMAT',
      summary: 'text, json or markdown',
      choices: choicesOf<RuleFormatName>({ text: true, json: true, markdown: true }),
      default: 'text',
    },
  },
  examples: [{ line: 'lvsrules rules --format json', summary: 'for a program' }],
  async run({ options }, world) {
    const { ruleListing } = await import('../explaining/rule-listing.ts');
    await world.print(ruleListing(options.format as 'text' | 'json' | 'markdown'));
    return exitCodes.ok;
  },
});
