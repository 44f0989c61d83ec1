import { defineCommand } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import type { DiffFormat } from '../../report/diff/diff-formats.ts';
import { fromOption, kindFrom } from '../sources/from-option.ts';
import { checkerStateReason } from '../../report/checker-state.ts';
import { problemText } from '../../report/problem.ts';
import type { World } from '../world.ts';

export const diff = defineCommand({
  name: 'diff',
  summary: 'Compare two rule sets, or a rule set and a live table, by meaning',
  description:
    'LEFT and RIGHT are a file of any kind that holds a table (rules, keepalived.conf, ldirectord.cf, a script, a listing, JSON), - for standard input, or a director such as ipvsadm or ssh://lb1. ' +
    'Exits 1 if they differ. For git: git difftool --extcmd "lvsrules diff".',
  arguments: [
    { name: 'LEFT', summary: 'a rules file, - or a director' },
    { name: 'RIGHT', summary: 'a rules file, - or a director' },
  ],
  options: {
    format: {
      value: 'FORMAT',
      summary: 'output format',
      choices: ['text', 'unified', 'side-by-side', 'json', 'markdown', 'commands'],
      default: 'text',
    },
    ...fromOption,
  },
  examples: [
    { line: 'lvsrules diff old.rules new.rules', summary: 'what the new file changes, and for whom' },
    { line: 'lvsrules diff ipvsadm /etc/ipvsadm.rules', summary: 'what the file would change in the kernel' },
    { line: 'lvsrules diff ssh://lb1 ssh://lb2 --format unified', summary: 'how two directors have drifted apart' },
  ],
  async run({ arguments: [left = '', right = ''], options }, world) {
    const { side } = await import('../tables/side.ts');
    const { diffReport } = await import('../tables/make-diff-report.ts');
    const { diffFormats } = await import('../../report/diff/diff-formats.ts');
    const { isEmptyDiff } = await import('../../plan/diff/diff-tables.ts');
    if (left === '-' && right === '-') {
      world.complain(problemText({ what: 'both sides are standard input', remedy: 'name a file or a director' }));
      return exitCodes.usage;
    }
    const from = kindFrom(options.from);
    const sides = [await side(left, world, from), await side(right, world, from)] as const;
    const [before, after] = sides;
    if (!before.ok || !after.ok) {
      for (const each of sides) if (!each.ok) world.complain(problemText(each.failure));
      return exitCodes.usage;
    }
    for (const fault of [...before.value.faults, ...after.value.faults]) world.complain(problemText(fault));
    const { withoutCheckerState } = await import('../tables/checker-state.ts');
    const { sides: compared, states } = withoutCheckerState(before.value, after.value);
    for (const state of states) world.complain(problemText({ what: state, why: checkerStateReason }));
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

/** Two columns of rules need room; on a narrow terminal one below the other is easier to read. */
function fitting(format: DiffFormat, { columns, outputIsTerminal }: World): DiffFormat {
  return format === 'side-by-side' && outputIsTerminal && columns < 100 ? 'unified' : format;
}
