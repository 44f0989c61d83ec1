import type { PlanFormat } from '../../report/plan/plan-formats.ts';
import { choicesOf, defineCommand } from '../command.ts';
import { fromOption } from '../sources/from-option.ts';
import { directorsOption, planningOptions } from '../tables/planning-options.ts';

export const plan = defineCommand({
  name: 'plan',
  summary: 'Show the safest way from a live table to a rules file, and the impact of each step',
  description:
    'TARGET is a rules file, or - for standard input; it means the table that it produces from an empty one. ' +
    'It may also be a keepalived.conf, an ldirectord.cf, a script, a listing or JSON: the table that it makes. ' +
    'Timeouts and daemons count only if it names them. Nothing is changed.',
  arguments: [{ name: 'TARGET', summary: 'a rules file or -' }],
  options: {
    director: directorsOption,
    format: {
      value: 'FORMAT',
      summary: 'output format',
      choices: choicesOf<PlanFormat>({ text: true, json: true, commands: true }),
      default: 'text',
    },
    output: { value: 'FILE', summary: 'save the plan, for apply --plan FILE' },
    'exit-code': { summary: 'exit 1 if there is something to do' },
    ...fromOption,
    ...planningOptions,
  },
  examples: [
    { line: 'lvsrules plan new.rules', summary: 'what an apply would do here' },
    { line: 'lvsrules plan new.rules --director file:old.rules --format commands', summary: 'lines for ipvsadm -R' },
    { line: 'lvsrules plan new.rules -d ssh://lb1 -d ssh://lb2', summary: 'a plan for each, against its own table' },
    { line: 'lvsrules plan new.rules -o change.plan', summary: 'for review by a colleague, then apply --plan' },
  ],
  async run({ arguments: [target = ''], options }, world) {
    const [director, ...others] = options.director;
    if (others.length > 0) {
      const { showPlans } = await import('../fleet/show-plans.ts');
      return showPlans(target, options, world);
    }
    const { showPlan } = await import('../plan/show-plan.ts');
    return showPlan(target, { ...options, director }, world);
  },
});
