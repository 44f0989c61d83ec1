import { defineCommand } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { fromOption, kindFrom } from '../sources/from-option.ts';
import { directorOption, planningOptions } from '../tables/planning-options.ts';
import { type Problem, problemText } from '../../report/problem.ts';

export const plan = defineCommand({
  name: 'plan',
  summary: 'Show the safest way from a live table to a rules file, and the impact of each step',
  description:
    'TARGET is a rules file, or - for standard input; it means the table that it produces from an empty one. ' +
    'It may also be a keepalived.conf, an ldirectord.cf, a script, a listing or JSON: the table that it makes. ' +
    'Timeouts and daemons count only if it names them. Nothing is changed.',
  arguments: [{ name: 'TARGET', summary: 'a rules file or -' }],
  options: {
    director: directorOption,
    format: {
      value: 'FORMAT',
      summary: 'output format',
      choices: ['text', 'json', 'commands'],
      default: 'text',
    },
    output: { value: 'FILE', short: '-o', summary: 'save the plan, for apply --plan FILE' },
    'exit-code': { summary: 'exit 1 if there is something to do' },
    ...fromOption,
    ...planningOptions,
  },
  examples: [
    { line: 'lvsrules plan new.rules', summary: 'what an apply would do here' },
    { line: 'lvsrules plan new.rules --director file:old.rules --format commands', summary: 'lines for ipvsadm -R' },
    { line: 'lvsrules plan new.rules -o change.plan', summary: 'for review by a colleague, then apply --plan' },
  ],
  async run({ arguments: [target = ''], options }, world) {
    const { preparePlan } = await import('../tables/prepare-plan.ts');
    const { breachesText } = await import('../../report/plan/breaches-text.ts');
    const { planJson } = await import('../../report/plan/plan-json.ts');
    const { forbids } = await import('../../plan/limits/plan-breaches.ts');
    const { planFormats } = await import('../../report/plan/plan-formats.ts');
    const impacts = options.format !== 'commands' || options.output !== undefined;
    const prepared = await preparePlan(target, options, world, {
      impacts,
      strictness: 'lines-not-taken',
      from: kindFrom(options.from),
    });
    if (!prepared.ok) {
      for (const problem of prepared.failure.problems) world.complain(problemText(problem));
      return prepared.failure.exit;
    }
    const { plan: found, breaches, doubts, director, against } = prepared.value;
    await director.close();
    const targetErrors = doubts.map(doubtText);
    for (const doubt of doubts) world.complain(problemText({ ...doubt, remedy: 'apply refuses this target' }));
    const forbidden = breaches.some(forbids);
    if (against.length > 0) {
      // A program that reads standard output must not get a refused plan; the user must still see it.
      world.complain(planFormats.text(found, breaches, false));
      for (const problem of against) world.complain(problemText(problem));
      return exitCodes.found;
    }
    if (options.format === 'commands') world.complain(breachesText(breaches, false));
    if (options.output !== undefined) {
      const written = await world.files.replace(options.output, planJson(found, breaches, targetErrors));
      if (!written.ok) {
        const { path, reason } = written.failure;
        world.complain(problemText({ what: 'cannot save the plan', where: path, why: reason }));
        return exitCodes.usage;
      }
    }
    if (options.output === undefined || options.format !== 'json') {
      const write = planFormats[options.format as keyof typeof planFormats];
      await world.print(write(found, breaches, world.colour, targetErrors));
    }
    if (forbidden && options.format === 'text') {
      world.complain(problemText({ what: 'a policy forbids this', remedy: 'apply refuses this plan' }));
    }
    return forbidden || (options['exit-code'] && found.steps.length > 0) ? exitCodes.found : exitCodes.ok;
  },
});

function doubtText({ where, what, why }: Problem): string {
  return [where, what, why].filter((part) => part !== undefined).join(': ');
}
