import { defineCommand } from '../command.ts';
import { directorOption } from '../tables/planning-options.ts';

export const save = defineCommand({
  name: 'save',
  summary: 'Write the live table as rules: thresholds, order of addition and the comments of the file are kept',
  description:
    'Prints, or writes FILE. In a file that is there already only the lines change that say something else than the ' +
    'table; its comments stay. --system names the file from which this distribution restores at boot.',
  options: {
    director: directorOption,
    output: { value: 'FILE', short: '-o', summary: 'the file to write; without it the rules are printed' },
    system: {
      summary: 'write /etc/sysconfig/ipvsadm or /etc/ipvsadm.rules, whichever this distribution reads at boot',
    },
    settings: { summary: 'timeouts and sync daemons too; a file that names them keeps them without this' },
    sorted: { summary: 'the very bytes of ipvsadm -S -n: sorted, without thresholds' },
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
