import type { HostFacts } from '../../domain/host/facts.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { openHost } from '../../machine/open-host.ts';
import type { Problem } from '../../report/problem.ts';
import { hostProblem } from '../../report/problems/host-problems.ts';
import type { World } from '../world.ts';

/** The facts of one host, or why there are none before the deadline. */
export async function askHost(spec: string, seconds: number, world: World): Promise<Result<HostFacts, Problem>> {
  const deadline = AbortSignal.timeout(seconds * 1000);
  const opened = await openHost(spec, world);
  if (!opened.ok) return failure(hostProblem(opened.failure, spec));
  const host = opened.value;
  try {
    const facts = await host.facts(AbortSignal.any([world.interrupted, deadline]));
    if (facts.ok) return success(facts.value);
    const isLate = facts.failure.kind === 'interrupted' && deadline.aborted;
    return failure(hostProblem(isLate ? { kind: 'timed-out', seconds } : facts.failure, spec));
  } finally {
    await host.close();
  }
}
