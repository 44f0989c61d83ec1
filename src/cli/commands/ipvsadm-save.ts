import { defineCommand } from '../command.ts';
import { ownOptions } from '../drop-in/own-options.ts';
import { hostOption } from '../read-host.ts';

export const ipvsadmSave = defineCommand({
  name: 'ipvsadm-save',
  summary: 'Behave as ipvsadm-save does, on any director',
  description:
    'Prints the table as ipvsadm -S does. lvsrules save keeps more: thresholds, the order of servers and comments.',
  arguments: [{ name: 'ARGS', summary: '-n: numbers instead of names', optional: true, many: true }],
  options: {
    director: { value: 'SPEC', summary: 'the director', env: 'LVSRULES_DIRECTOR' },
    ...hostOption,
  },
  examples: [
    { line: 'lvsrules ipvsadm-save -n', summary: 'the rules of this machine' },
    { line: 'lvsrules ipvsadm-save -n --director sim:lab.json', summary: 'those of a simulated director' },
  ],
  passThrough: true,
  async run({ arguments: words, options }, world) {
    const { runDropIn } = await import('../drop-in/run-drop-in.ts');
    const { standIns } = await import('../../ipvsadm/stand-ins.ts');
    const own = ownOptions(words, options);
    return runDropIn(standIns['ipvsadm-save'], own.words, own.options, world);
  },
});
