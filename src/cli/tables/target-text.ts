import type { TargetText } from '../../change/target/target.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Names } from '../../ipvsadm/names.ts';
import type { Problem } from '../../report/problem.ts';
import { cannotReadTarget, notText } from '../../report/problems/file-problems.ts';
import { type TableKind, tableKinds } from '../../sources/kind.ts';
import { rulesNames } from '../read-host.ts';
import { notTaken } from '../../report/problems/source-problems.ts';
import { inputKind, otherKind } from '../sources/other-kind.ts';
import { readTableSource } from '../sources/read-source.ts';
import type { World } from '../world.ts';

/** Reads a path, or standard input for `-`, of any kind that holds a table. */
export async function targetText(path: string, world: World, from?: TableKind): Promise<Result<TargetText, Problem>> {
  const content = await bytes(path, world);
  if (!content.ok) return content;
  const names = await rulesNames(world);
  if (!names.ok) return names;
  const name = path === '-' ? '(standard input)' : path;
  const found = inputKind(content.value, from);
  const kind = tableKinds.find((each) => each === found.kind);
  if (kind === undefined) return failure(notTaken(name, found));
  if (kind === 'rules') return textOfRules(name, content.value, names.value);
  const source = await readTableSource(kind, { path: name, content: content.value }, world);
  return source.ok
    ? success({ kind: 'source', name, names: names.value, source: source.value, content: content.value })
    : source;
}

/** Bytes that have to be rules; a text of another kind is refused. */
export function rulesOnly(name: string, content: Uint8Array, names: Names): Result<TargetText, Problem> {
  const other = otherKind(name, content);
  return other ? failure(other) : textOfRules(name, content, names);
}

function textOfRules(name: string, content: Uint8Array, names: Names): Result<TargetText, Problem> {
  if (!content.includes(0)) return success({ kind: 'rules', name, names, content });
  return failure(notText(name));
}

async function bytes(path: string, world: World): Promise<Result<Uint8Array, Problem>> {
  if (path === '-') return success(await world.readInput());
  const read = await world.files.read(path);
  return read.ok ? read : failure(cannotReadTarget(path, read.failure));
}
