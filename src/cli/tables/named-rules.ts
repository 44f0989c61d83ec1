import type { Target } from '../../change/target/target.ts';
import { readTarget } from '../../change/target/read-target.ts';
import { type Result, success } from '../../domain/result.ts';
import type { Problem } from '../../report/problem.ts';
import type { World } from '../world.ts';
import { targetText } from './target-text.ts';

/** The table of a file, read only: rules, or a file of another kind. */
export async function namedRules(path: string, world: World): Promise<Result<Target, Problem>> {
  const text = await targetText(path, world);
  return text.ok ? success(await readTarget(text.value)) : text;
}
