import { roles, type HostRole } from '../../doctor/scene.ts';
import type { HostFacts } from '../../domain/host/facts.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { openHost } from '../../machine/open-host.ts';
import type { Host } from '../../ports/host.ts';
import { hostProblem } from '../../report/problems/host-problems.ts';
import type { Problem } from '../../report/problem.ts';
import { setupFormats, type SetupFormat } from '../../report/setup/setup-formats.ts';
import { notCombined } from '../../report/problems/option-problems.ts';
import {
  fileChangesNoHost,
  isWrongUsage,
  refusalProblem,
  setupFailureProblem,
  unknownHostRole,
} from '../../report/problems/setup-problems.ts';
import { setupFacts } from '../../setup/setup-facts.ts';
import { setupPlan } from '../../setup/setup-plan.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { World } from '../world.ts';
import { applySetup } from './apply-setup.ts';
import { complain, refuse } from '../complain.ts';
import { hostName } from './host-name.ts';
import { isFileFormat, printFile } from './print-file.ts';
import { readWish, type SetupValues } from './read-wish.ts';
import { undoHere } from './undo-here.ts';

/** Shows, makes or undoes what a host needs for its role. */
export async function runSetup(word: string, options: SetupValues, world: World): Promise<ExitCode> {
  const role = roles.find((each) => each === word);
  const wrong = role === undefined ? unknownHostRole(word) : clash(options);
  if (role === undefined || wrong !== null) return refuse(world, wrong ?? unknownHostRole(word));
  const opened = await openHost(options.on, world);
  if (!opened.ok) return refuse(world, hostProblem(opened.failure, options.on));
  const host = opened.value;
  try {
    if (options.undo) return await undoHere(host, role, options.format, world);
    return await setUp(host, role, options, world);
  } finally {
    await host.close();
  }
}

async function setUp(host: Host, role: HostRole, options: SetupValues, world: World): Promise<ExitCode> {
  let seen: HostFacts | null = null;
  const facts = async (): Promise<Result<HostFacts, Problem>> => {
    if (seen !== null) return success(seen);
    const found = await host.facts(world.interrupted);
    if (!found.ok) return failure(hostProblem(found.failure, host.spec));
    return success((seen = found.value));
  };
  const wish = await readWish(role, options, facts, world);
  if (!wish.ok) return refuse(world, wish.failure);
  if (isFileFormat(options.format)) return printFile(wish.value, options, facts, world);
  if (options.apply) return applySetup(host, wish.value, options.format as SetupFormat, world);
  const found = await facts();
  if (!found.ok) return refuse(world, found.failure);
  const known = setupFacts(found.value);
  if (!known.ok) {
    const problem = setupFailureProblem({ kind: 'unread', ...known.failure }, host.spec);
    return refuse(world, problem);
  }
  const { steps, notes, refusal } = setupPlan(wish.value, known.value);
  if (refusal !== null) {
    complain(world, refusalProblem(refusal));
    return isWrongUsage(refusal) ? exitCodes.usage : exitCodes.found;
  }
  const report = { host: hostName(host, found.value), role, steps, notes, isApplied: false };
  await world.print(setupFormats[options.format as SetupFormat](report, world.colour));
  return options['exit-code'] && steps.length > 0 ? exitCodes.found : exitCodes.ok;
}

function clash({ apply, undo, format }: SetupValues): Problem | null {
  if (isFileFormat(format) && (apply || undo)) return fileChangesNoHost(format);
  return apply && undo ? notCombined('--apply', '--undo') : null;
}
