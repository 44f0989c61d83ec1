import { defineCommand } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { hostOf, hostOption, printedNames } from '../read-host.ts';

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
    const { problemText } = await import('../../report/problem.ts');
    const { directorProblem } = await import('../../report/director-failure.ts');
    const { binaryOf, bytesOf } = await import('../../syntax/binary.ts');
    const { runIpvsadm } = await import('../../change/run-ipvsadm.ts');
    const { noIpvs } = await import('../../ipvsadm/messages.ts');
    const host = await hostOf(options.host, world);
    if (!host.ok) {
      world.complain(problemText(host.failure));
      return exitCodes.usage;
    }
    const opened = await world.openDirector(options.director, host.value.machine);
    const spec = options.director ?? 'auto';
    if (!opened.ok) {
      if (opened.failure.kind === 'not-available') world.complain(`${noIpvs}\n`);
      world.complain(problemText(directorProblem(opened.failure, spec)));
      return exitCodes.usage;
    }
    const director = opened.value;
    try {
      const { names: all } = host.value;
      const names = options.host ? all : printedNames(director, all);
      const ran = await runIpvsadm(words.map(binaryOf), { director, names }, () => world.readInput());
      if (!ran.ok) {
        if (ran.failure.kind === 'not-available') world.complain(`${noIpvs}\n`);
        world.complain(problemText(directorProblem(ran.failure, director.spec)));
        return exitCodes.usage;
      }
      const { exit, stdout, stderr } = ran.value;
      if (stdout !== '') await world.print(bytesOf(stdout));
      if (stderr !== '') world.complain(bytesOf(stderr));
      return exit;
    } finally {
      await director.close();
    }
  },
});
