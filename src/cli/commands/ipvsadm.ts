import { defineCommand } from '../command.ts';
import { hostOption } from '../read-host.ts';

export const ipvsadmCommand = defineCommand({
  name: 'ipvsadm',
  summary: 'Behave as ipvsadm 1.31 does, on any director',
  description:
    'Takes the arguments of ipvsadm, prints what it prints and ends as it ends. With sim:FILE the table outlives the process, so that a script of ipvsadm lines can be tried where there is no kernel for it. Options of its own stand before `--`.',
  arguments: [{ name: 'ARGS', summary: 'arguments of ipvsadm', optional: true, many: true }],
  options: {
    director: { value: 'SPEC', summary: 'where the table is', env: 'LVSRULES_DIRECTOR' },
    ...hostOption,
  },
  examples: [
    { line: 'lvsrules ipvsadm --director sim:lab.json -- -A -t 192.0.2.1:80 -s rr', summary: 'add a service' },
    { line: 'lvsrules ipvsadm --director sim:lab.json -- -Ln', summary: 'list the table' },
    { line: 'lvsrules ipvsadm --director sim:lab.json -- -R < director.rules', summary: 'read rules' },
  ],
  passThrough: true,
  async run({ arguments: words, options }, world) {
    const { runDropIn } = await import('../drop-in/run-drop-in.ts');
    const { standIns } = await import('../../ipvsadm/stand-ins.ts');
    return runDropIn(standIns.ipvsadm, words, options, world);
  },
});
