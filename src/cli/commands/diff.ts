import { choicesOf, defineCommand } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { DiffFormat } from '../../report/diff/diff-formats.ts';
import { fromOption, kindFrom } from '../sources/from-option.ts';
import type { Problem } from '../../report/problem.ts';
import { bothSidesInput, twoSides } from '../../report/problems/usage-problems.ts';
import { complain, refuse } from '../complain.ts';
import type { World } from '../world.ts';

export const diff = defineCommand({
  name: 'diff',
  summary: 'Compare two rule sets, or a rule set and a live table, by meaning',
  description:
    'LEFT and RIGHT are a file of any kind that holds a table (rules, keepalived.conf, ldirectord.cf, a script, a listing, JSON), - for standard input, or a director such as ipvsadm or ssh://lb1. ' +
    'Exits 1 if they differ. For git: git difftool --extcmd "lvsrules diff".',
  arguments: [
    { name: 'LEFT', summary: 'a rules file, - or a director', optional: true },
    { name: 'RIGHT', summary: 'a rules file, - or a director', optional: true },
  ],
  options: {
    director: { value: 'SPEC', summary: 'a director, or a group of two, instead of a side', repeatable: true },
    pair: {
      summary: 'compare two directors as a pair: sync daemons crosswise, health checks left out',
    },
    format: {
      value: 'FORMAT',
      summary: 'output format',
      choices: choicesOf<DiffFormat>({
        text: true,
        unified: true,
        'side-by-side': true,
        json: true,
        markdown: true,
        commands: true,
      }),
      default: 'text',
    },
    ...fromOption,
  },
  examples: [
    { line: 'lvsrules diff old.rules new.rules', summary: 'what the new file changes, and for whom' },
    { line: 'lvsrules diff ipvsadm /etc/ipvsadm.rules', summary: 'what the file would change in the kernel' },
    { line: 'lvsrules diff ssh://lb1 ssh://lb2 --pair', summary: 'how the directors of a pair have drifted apart' },
  ],
  async run({ arguments: operands, options }, world) {
    const { side } = await import('../tables/side.ts');
    const { diffReport } = await import('../tables/make-diff-report.ts');
    const { diffFormats } = await import('../../report/diff/diff-formats.ts');
    const { isEmptyDiff } = await import('../../plan/diff/diff-tables.ts');
    const named = await namedSides(operands, options.director, world);
    if (!named.ok) return refuse(world, ...named.failure);
    const from = kindFrom(options.from);
    const [before, after] = await Promise.all(named.value.map((each) => side(each, world, from)));
    if (!before?.ok || !after?.ok) {
      return refuse(world, ...[before, after].flatMap((each) => (each?.ok === false ? [each.failure] : [])));
    }
    complain(world, ...before.value.faults, ...after.value.faults);
    const { withoutCheckerState } = await import('../tables/checker-state.ts');
    const { pairOfSides } = await import('../tables/pair-of-sides.ts');
    const { sides: compared, states } = (options.pair ? pairOfSides : withoutCheckerState)(before.value, after.value);
    complain(world, ...states);
    const impacts = ['text', 'json', 'markdown'].includes(options.format);
    const report = diffReport(...compared, world, impacts);
    if (isEmptyDiff(report.diff)) {
      if (options.format === 'json') await world.print(diffFormats.json(report));
      return exitCodes.ok;
    }
    await world.print(diffFormats[fitting(options.format as DiffFormat, world)](report));
    return exitCodes.found;
  },
});

/** The two sides: arguments first, then directors; a name of the configuration stands for its specs. */
async function namedSides(
  operands: readonly string[],
  directors: readonly string[],
  world: World,
): Promise<Result<readonly [string, string], readonly Problem[]>> {
  const { directorOfOperand } = await import('../named-directors.ts');
  const sides: string[] = [];
  for (const word of operands) {
    const found = await directorOfOperand(word, world);
    if (!found.ok) return found;
    sides.push(...found.value);
  }
  sides.push(...directors);
  const [left, right] = sides;
  if (left === undefined || right === undefined || sides.length > 2) {
    return failure([twoSides(sides.length)]);
  }
  return left === '-' && right === '-' ? failure([bothSidesInput]) : success([left, right]);
}

/** Two columns of rules need room; on a narrow terminal one below the other is easier to read. */
function fitting(format: DiffFormat, { columns, outputIsTerminal }: World): DiffFormat {
  return format === 'side-by-side' && outputIsTerminal && columns < 100 ? 'unified' : format;
}
