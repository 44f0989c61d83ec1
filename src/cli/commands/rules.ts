import { defineCommand } from '../command.ts';
import { exitCodes } from '../exit-code.ts';

export const rulesCommand = defineCommand({
  name: 'rules',
  summary: 'List the lint rules',
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
    const [{ rules }, { ruleFormats }] = await Promise.all([
      import('../../lint/registry.ts'),
      import('../../report/rules/rule-formats.ts'),
    ]);
    await world.print(ruleFormats[options.format as keyof typeof ruleFormats].all(rules));
    return exitCodes.ok;
  },
});
