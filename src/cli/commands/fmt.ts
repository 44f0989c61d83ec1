import { complain } from '../complain.ts';
import { defineCommand } from '../command.ts';
import { exitCodes } from '../exit-code.ts';

export const fmt = defineCommand({
  name: 'fmt',
  summary: 'Format rules without changing their meaning',
  description:
    'Rewrites files in canonical form: single spaces, options in one order and spelling, servers under their service, comments next to what they describe. Lines that ipvsadm would refuse are left untouched. With - the result is printed.',
  arguments: [{ name: 'PATH', summary: 'files and directories; - is standard input', optional: true, many: true }],
  options: {
    check: { summary: 'change nothing; exit 1 if something would change' },
    diff: { summary: 'change nothing; print what would change and why' },
    options: { value: 'SPELLING', summary: 'short or long options', choices: ['short', 'long'] },
  },
  examples: [
    { line: 'lvsrules fmt director.rules', summary: 'format a file in place' },
    { line: 'lvsrules fmt --check --diff .', summary: 'in CI: show what is not formatted, and why' },
    { line: 'lvsrules fmt - < director.rules', summary: 'print it formatted' },
  ],
  async run({ arguments: paths, options }, world) {
    const { readPages } = await import('../fmt/pages.ts');
    const { formatPage } = await import('../fmt/format-page.ts');
    const { formattedText } = await import('../../report/file-deeds.ts');
    const { pages, problems } = await readPages(paths, world);
    complain(world, ...problems);
    let failed = problems.length > 0;
    let changedPages = 0;
    for (const page of pages) {
      const { problem, changed } = await formatPage(page, options, world);
      if (problem) complain(world, problem);
      failed ||= problem !== undefined;
      if (changed && problem === undefined) changedPages++;
    }
    const onlyLooks = options.check || options.diff;
    const isUntouched = failed && changedPages === 0;
    const printsRules = pages.some(({ path }) => path === '-');
    if (!onlyLooks && !isUntouched && !printsRules && pages.length > 0) {
      await world.print(formattedText(changedPages, pages.length));
    }
    if (failed) return exitCodes.usage;
    return changedPages > 0 && onlyLooks ? exitCodes.found : exitCodes.ok;
  },
});
