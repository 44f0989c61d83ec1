import { type DirectorSpec, parseSpec } from '../domain/director-spec.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { IpvsOptions } from '../kernel/options.ts';
import type { Director } from '../ports/director.ts';
import type { Problem } from '../report/problem.ts';
import { directorProblem } from '../report/problems/director-problems.ts';
import type { World } from './world.ts';

/** What a command works on: what `--director` names, or LVSRULES_DIRECTOR, or `auto`. */
export function specText(director: string | undefined, { environment }: Pick<World, 'environment'>): string {
  return director ?? (environment['LVSRULES_DIRECTOR'] || 'auto');
}

/** The same, read. */
export function specOf(director: string | undefined, world: Pick<World, 'environment'>): Result<DirectorSpec, Problem> {
  const text = specText(director, world);
  const spec = parseSpec(text);
  return spec.ok ? spec : failure(directorProblem({ kind: 'bad-spec', reason: spec.failure }, text));
}

/** The same of several; the failure is the first that cannot be read. */
export function specsOf(
  directors: readonly string[],
  world: Pick<World, 'environment'>,
): Result<readonly DirectorSpec[], Problem> {
  const read = directors.map((text) => specOf(text, world));
  const wrong = read.find((each) => !each.ok);
  if (wrong?.ok === false) return wrong;
  return success(read.flatMap((each) => (each.ok ? [each.value] : [])));
}

/** Opens the director that a command works on. `sim` and `sim:FILE` mean the machine. */
export async function openNamed(
  director: string | undefined,
  world: World,
  machine?: IpvsOptions,
): Promise<Result<Director, Problem>> {
  const spec = specOf(director, world);
  if (!spec.ok) return spec;
  const opened = await world.openDirector(spec.value, machine);
  return opened.ok ? opened : failure(directorProblem(opened.failure, spec.value.text));
}
