import { defineCommand } from '../command.ts';
import { directorsOption } from '../tables/planning-options.ts';

export const save = defineCommand({
  name: 'save',
  summary: 'Save the live table as rules, with thresholds, the order of addition and the comments of the file',
  description:
    'Prints, or writes FILE. In an existing file only the lines that differ from the ' +
    'table change; comments are kept. --system writes the file that this distribution restores at boot.',
  options: {
    director: directorsOption,
    output: {
      value: 'FILE',
      summary: 'the file to write; without it the rules are printed; with several directors, a folder',
    },
    system: {
      summary: 'write /etc/sysconfig/ipvsadm or /etc/ipvsadm.rules, whichever this distribution reads at boot',
    },
    settings: { summary: 'include timeouts and sync daemons; a file that already has them keeps them anyway' },
    sorted: { summary: 'exact output of ipvsadm -S -n: sorted, without thresholds' },
  },
  examples: [
    { line: 'lvsrules save -o /etc/ipvsadm.rules', summary: 'instead of ipvsadm-save -n, which loses thresholds' },
    { line: 'lvsrules save -d ssh://lb1 -d ssh://lb2 -o rules/', summary: 'rules/lb1.rules and rules/lb2.rules' },
    { line: 'lvsrules save --sorted', summary: 'as ipvsadm -S -n' },
  ],
  async run({ options }, world) {
    const [director, ...others] = options.director;
    if (others.length > 0) {
      const { saveTables } = await import('../fleet/save-tables.ts');
      return saveTables(options, world);
    }
    const { saveTable } = await import('../saving/save-table.ts');
    return saveTable({ ...options, director }, world);
  },
});
