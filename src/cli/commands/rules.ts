import { defineCommand } from '../command.ts';
import { exitCodes } from '../exit-code.ts';

export const rulesCommand = defineCommand({
  name: 'rules',
  summary: 'List the lint rules and the checks of doctor',
  options: {
    format: {
      value: 'FORMAT',
      summary: 'text, json or markdown',
      choices: ['text', 'json', 'markdown'],
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
