import { failure, type Result, success } from '../../domain/result.ts';
import type { Problem } from '../../report/problem.ts';
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
  const why =
    strange !== undefined
      ? `${strange === '' ? 'an empty name' : strange} is none of the directors`
      : missing !== undefined
        ? `${missing} is missing`
        : new Set(found).size < found.length
          ? 'a director is named twice'
          : null;
  if (why === null) return success(found.map((spec) => specs.indexOf(spec)));
  return failure([{ what: `--order ${order}`, why, remedy: `name each director once: --order ${specs.join(',')}` }]);
}
