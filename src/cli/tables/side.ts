import { complain } from '../complain.ts';
import { kernelSettings } from '../../change/propose/kernel-settings.ts';
import { readTarget } from '../../change/target/read-target.ts';
import { type DirectorSpec, namesDirector } from '../../domain/director-spec.ts';
import { type Observation, type UnknownFact, tableOf } from '../../domain/observation.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Table } from '../../domain/table.ts';
import { directorProblem } from '../../report/problems/director-problems.ts';
import type { Problem } from '../../report/problem.ts';
import { lossesOf } from '../../report/problems/source-problems.ts';
import { untakenProblems } from '../../report/problems/untaken-problems.ts';
import { unusualNotes } from '../../report/problems/unusual-problems.ts';
import type { TableKind } from '../../sources/kind.ts';
import type { TableSource } from '../../sources/table-source.ts';
import { specOf } from '../spec-of.ts';
import type { World } from '../world.ts';
import { readBytes } from '../read-input.ts';
import { type ConfigurationKind, readTableSource } from '../sources/read-source.ts';
import type { KernelSettings } from '../../plan/kernel-settings.ts';
import { targetOfPath } from './rules-of-paths.ts';

/** One side of a comparison: a rules file or what a director holds. */
export interface Side {
  readonly name: string;
  readonly table: Table;
  /** With counters, if it is live. */
  readonly observation?: Observation;
  /** Of the kernel that holds the table, if readable. */
  readonly kernel?: KernelSettings;
  readonly unknown: readonly UnknownFact[];
  /** The kind of file, if keepalived or ldirectord owns it. */
  readonly source?: TableSource;
  readonly faults: readonly Problem[];
}

/** Director specs win: a file called `sim` is `./sim`. `-` is standard input. */
export async function side(text: string, world: World, from?: TableKind): Promise<Result<Side, Problem>> {
  if (!namesDirector(text)) return fileSide(text, world, from);
  const spec = specOf(text, world);
  if (!spec.ok) return spec;
  switch (spec.value.kind) {
    case 'keepalived':
    case 'ldirectord':
      return configurationSide(spec.value, spec.value.kind, world);
    default:
      return liveSide(spec.value, world);
  }
}

async function fileSide(path: string, world: World, from?: TableKind): Promise<Result<Side, Problem>> {
  const text = await targetOfPath(path, world, from);
  if (!text.ok) return text;
  const target = await readTarget(text.value);
  const { name, table, unknown, source } = target;
  const faults = source ? lossesOf(source, name) : untakenProblems(target);
  return success({ name, table, unknown, ...(source && { source }), faults });
}

/** A director spec that names a kind of file. */
async function configurationSide(
  { text, path }: Extract<DirectorSpec, { readonly path: string }>,
  kind: ConfigurationKind,
  world: World,
): Promise<Result<Side, Problem>> {
  const content = await readBytes(world, path);
  if (!content.ok) return content;
  const source = await readTableSource(kind, { path, content: content.value }, world);
  if (!source.ok) return source;
  const { table } = source.value;
  return success({ name: text, table, unknown: [], source: source.value, faults: lossesOf(source.value, path) });
}

async function liveSide(spec: DirectorSpec, world: World): Promise<Result<Side, Problem>> {
  const opened = await world.openDirector(spec);
  if (!opened.ok) return failure(directorProblem(opened.failure, spec.text));
  const director = opened.value;
  try {
    const observed = await director.observe(world.interrupted);
    if (!observed.ok) return failure(directorProblem(observed.failure, spec.text));
    const observation = observed.value;
    const { unknown } = observation;
    complain(world, ...unusualNotes(observation));
    const kernel = await kernelSettings(director, world.files);
    return success({ name: spec.text, table: tableOf(observation), observation, kernel, unknown, faults: [] });
  } finally {
    await director.close();
  }
}
