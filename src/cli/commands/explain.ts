import { nearest } from '../../domain/nearest.ts';
import { problemText } from '../../report/problem.ts';
import { defineCommand } from '../command.ts';
import { exitCodes } from '../exit-code.ts';

export const explain = defineCommand({
  name: 'explain',
  summary: 'Explain a lint rule',
  arguments: [{ name: 'RULE', summary: 'the id or name of a rule' }],
  options: {
    format: { value: 'FORMAT', summary: 'text or markdown', choices: ['text', 'markdown', 'json'], default: 'text' },
  },
  examples: [{ line: 'lvsrules explain LVS305', summary: 'what it finds, why, and examples' }],
  async run({ arguments: [name = ''], options }, world) {
    const [{ ruleNamed, rules }, { ruleFormats }] = await Promise.all([
      import('../../lint/registry.ts'),
      import('../../report/rules/rule-formats.ts'),
    ]);
    const rule = ruleNamed(name);
    if (!rule) {
      const meant = nearest(
        name,
        rules.flatMap((each) => [each.id, each.name]),
      );
      const remedy = meant === null ? 'lvsrules rules lists them all' : `did you mean '${meant}'?`;
      world.complain(problemText({ what: `there is no rule '${name}'`, remedy }));
      return exitCodes.usage;
    }
    await world.print(ruleFormats[options.format as keyof typeof ruleFormats].one(rule));
    return exitCodes.ok;
  },
});
