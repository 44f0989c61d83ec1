import { defineCommand } from '../command.ts';
import { directorOption } from '../tables/planning-options.ts';

export const save = defineCommand({
  name: 'save',
  summary: 'Save the live table as rules, with thresholds, the order of addition and the comments of the file',
  description:
    'Prints, or writes FILE. In an existing file only the lines that differ from the ' +
    'table change; comments are kept. --system writes the file that this distribution restores at boot.',
  options: {
    director: directorOption,
    output: { value: 'FILE', summary: 'the file to write; without it the rules are printed' },
    system: {
      summary: 'write /etc/sysconfig/ipvsadm or /etc/ipvsadm.rules, whichever this distribution reads at boot',
    },
    settings: { summary: 'include timeouts and sync daemons; a file that already has them keeps them anyway' },
    sorted: { summary: 'exact output of ipvsadm -S -n: sorted, without thresholds' },
  },
  examples: [
    { line: 'lvsrules save -o /etc/ipvsadm.rules', summary: 'in place of ipvsadm-save -n, which loses thresholds' },
    { line: 'lvsrules save --sorted', summary: 'as ipvsadm -S -n' },
  ],
  async run({ options }, world) {
    const { saveTable } = await import('../saving/save-table.ts');
    return saveTable(options, world);
  },
});
