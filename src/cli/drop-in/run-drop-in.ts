import { refuse } from '../complain.ts';
import { runIpvsadm } from '../../change/run-ipvsadm.ts';
import type { DirectorSpec } from '../../domain/director-spec.ts';
import { directorProblem } from '../../report/problems/director-problems.ts';
import { binaryOf, bytesOf } from '../../syntax/binary.ts';
import { noIpvs } from '../../ipvsadm/messages.ts';
import type { StandIn } from '../../ipvsadm/stand-ins.ts';
import type { DirectorFailure } from '../../ports/director.ts';
import type { ExitCode } from '../exit-code.ts';
import { hostOf, printedNames } from '../read-host.ts';
import { specOf } from '../spec-of.ts';
import type { World } from '../world.ts';

interface DropInOptions {
  readonly director: string | undefined;
  readonly host: string | undefined;
}

/** Runs a program of the ipvsadm package with its words on a director, with the same exit status. */
export async function runDropIn(
  program: StandIn,
  words: readonly string[],
  options: DropInOptions,
  world: World,
): Promise<ExitCode> {
  const host = await hostOf(options.host, world);
  if (!host.ok) return refuse(world, host.failure);
  const spec = specOf(options.director, world);
  if (!spec.ok) return refuse(world, spec.failure);
  const opened = await world.openDirector(spec.value, host.value.machine);
  if (!opened.ok) return failed(opened.failure, spec.value, world);
  const director = opened.value;
  try {
    const { names: all } = host.value;
    const around = { director, names: options.host ? all : printedNames(director, all) };
    const ran = await program(
      words.map(binaryOf),
      () => world.readInput(),
      (own, input) => runIpvsadm(own, around, input),
    );
    if (!ran.ok) return failed(ran.failure, director.spec, world);
    const { exit, stdout, stderr } = ran.value;
    if (stdout !== '') await world.print(bytesOf(stdout));
    if (stderr !== '') world.complain(bytesOf(stderr));
    return exit;
  } finally {
    await director.close();
  }
}

function failed(why: DirectorFailure, { text }: DirectorSpec, world: World): ExitCode {
  if (why.kind === 'not-available') world.complain(`${noIpvs}\n`);
  return refuse(world, directorProblem(why, text));
}
