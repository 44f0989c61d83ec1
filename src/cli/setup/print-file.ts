import { resolve } from 'node:path';
import type { HostFacts } from '../../domain/host/facts.ts';
import type { Result } from '../../domain/result.ts';
import type { Problem } from '../../report/problem.ts';
import { type SetupFileFormat, setupFiles } from '../../report/setup/setup-files.ts';
import { refusalProblem } from '../../report/problems/setup-problems.ts';
import { nothingKnown, type SetupFacts, setupFacts } from '../../setup/setup-facts.ts';
import { setupWants } from '../../setup/setup-plan.ts';
import { type SetupRefusal, wrongForFile } from '../../setup/setup-refusal.ts';
import type { SetupWish } from '../../setup/setup-wish.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { World } from '../world.ts';
import { refuse } from '../complain.ts';
import type { SetupValues } from './read-wish.ts';

export function isFileFormat(format: string): format is SetupFileFormat {
  return Object.hasOwn(setupFiles, format);
}

/** Prints a file for a host that may be another one. Of this host it only learns what the command line leaves open. */
export async function printFile(
  wish: SetupWish,
  options: SetupValues,
  facts: () => Promise<Result<HostFacts, Problem>>,
  world: World,
): Promise<ExitCode> {
  const found = await facts();
  const known = found.ok ? setupFacts(found.value) : null;
  const here = known?.ok ? known.value : nothingKnown;
  const refusal: SetupRefusal | null = wrongForFile(wish, here);
  if (refusal !== null) return refuse(world, refusalProblem(refusal));
  const rules = options.rules === undefined || options.rules === '-' ? null : resolve(world.directory, options.rules);
  const wants = setupWants(wish, factsForFile(wish, here)).filter(
    ({ action }) => action.kind !== 'remove-address' && action.kind !== 'retire-address',
  );
  const source = { wish, wants, links: here.links, rules, words: wordsOf(wish, options, rules) };
  await world.print(setupFiles[options.format as SetupFileFormat](source));
  return exitCodes.ok;
}

/** All real servers are alike, but for the device of their route; a director has devices of its own. */
function factsForFile({ role }: SetupWish, here: SetupFacts): SetupFacts {
  if (role === 'director') return here;
  return { ...nothingKnown, routes: here.routes, routingRules: here.routingRules };
}

function wordsOf({ role }: SetupWish, options: SetupValues, rules: string | null): readonly string[] {
  const { vip, method, tunnel, 'tunnel-port': port, device, gateway } = options;
  return [
    role,
    ...(vip.length > 0 ? ['--vip', vip.join(',')] : []),
    ...(rules !== null ? ['--rules', rules] : []),
    ...(method !== undefined ? ['--method', method] : []),
    ...(tunnel !== 'ipip' ? ['--tunnel', tunnel] : []),
    ...(tunnel === 'gue' ? ['--tunnel-port', port] : []),
    ...(device !== undefined ? ['--device', device] : []),
    ...(gateway.length > 0 ? ['--gateway', gateway.join(',')] : []),
  ];
}
