import { complain } from '../complain.ts';
import { defineCommand } from '../command.ts';
import { hostOption } from '../read-host.ts';

export const ipvsadmCommand = defineCommand({
  name: 'ipvsadm',
  summary: 'Behave as ipvsadm 1.31 does, on any director',
  description:
    'Takes the arguments of ipvsadm, with the same output and exit status. With sim:FILE the table outlives the process, so scripts can be tried without an IPVS kernel. Its own options come before `--`.',
  arguments: [{ name: 'ARGS', summary: 'arguments of ipvsadm', optional: true, many: true }],
  options: {
    director: { value: 'SPEC', summary: 'the director', env: 'LVSRULES_DIRECTOR' },
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
    const { misplacedProblem } = await import('../drop-in/misplaced-options.ts');
    const exit = await runDropIn(standIns.ipvsadm, words, options, world);
    const misplaced = misplacedProblem(words);
    if (misplaced) complain(world, misplaced);
    return exit;
  },
});
