import { failure, type Result, success } from '../../domain/result.ts';
import type { Problem } from '../../report/problem.ts';
import { type OrderFault, wrongOrder } from '../../report/problems/fleet-problems.ts';
import { directorOfOperand } from '../named-directors.ts';
import type { World } from '../world.ts';

/** The places of the directors in the order of `--order A,B`: each of them once. Undefined: it was not given. */
export async function namedOrder(
  order: string | undefined,
  specs: readonly string[],
  world: World,
): Promise<Result<readonly number[] | undefined, readonly Problem[]>> {
  if (order === undefined) return success(undefined);
  const words = order.split(',').map((word) => word.trim());
  const found: string[] = [];
  for (const word of words) {
    const named = await directorOfOperand(word, world);
    if (!named.ok) return named;
    found.push(...named.value);
  }
  const strange = found.find((spec) => !specs.includes(spec));
  const missing = specs.find((spec) => !found.includes(spec));
  const fault = faultOf(strange, missing, new Set(found).size < found.length);
  if (fault !== null) return failure([wrongOrder(order, fault, specs)]);
  return success(found.map((spec) => specs.indexOf(spec)));
}

function faultOf(strange: string | undefined, missing: string | undefined, isTwice: boolean): OrderFault | null {
  if (strange !== undefined) return { kind: 'unknown', spec: strange };
  if (missing !== undefined) return { kind: 'missing', spec: missing };
  return isTwice ? { kind: 'twice' } : null;
}
