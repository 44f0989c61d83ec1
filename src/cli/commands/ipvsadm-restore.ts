import { defineCommand } from '../command.ts';
import { ownOptions } from '../drop-in/own-options.ts';
import { hostOption } from '../read-host.ts';

export const ipvsadmRestore = defineCommand({
  name: 'ipvsadm-restore',
  summary: 'Behave as ipvsadm-restore does, on any director',
  description:
    'Empties the table, then reads rules from standard input as ipvsadm -R does; wrong lines are skipped. lvsrules restore reaches the same table without emptying it first.',
  arguments: [
    { name: 'ARGS', summary: '-n is accepted and does nothing, as in the original', optional: true, many: true },
  ],
  options: {
    director: { value: 'SPEC', summary: 'the director', env: 'LVSRULES_DIRECTOR' },
    ...hostOption,
  },
  examples: [
    { line: 'lvsrules ipvsadm-restore < saved.rules', summary: 'on this machine' },
    { line: 'lvsrules ipvsadm-restore --director sim:lab.json < saved.rules', summary: 'try it first' },
  ],
  passThrough: true,
  async run({ arguments: words, options }, world) {
    const { runDropIn } = await import('../drop-in/run-drop-in.ts');
    const { standIns } = await import('../../ipvsadm/stand-ins.ts');
    const own = ownOptions(words, options);
    return runDropIn(standIns['ipvsadm-restore'], own.words, own.options, world);
  },
});
