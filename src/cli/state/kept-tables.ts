import { join, resolve } from 'node:path';
import type { Result } from '../../domain/result.ts';
import type { Table } from '../../domain/table.ts';
import type { FileFailure } from '../../ports/files.ts';
import { noNames } from '../../ipvsadm/names.ts';
import { canonical } from '../../report/diff/canonical.ts';
import { tableOfText } from '../tables/rules-table.ts';
import type { World } from '../world.ts';
import { digest, stateDirectory, tableName } from './place.ts';

/** The version of a target that was applied last to this table: what it named belongs to it. Null when it never was. */
export async function lastApplied(spec: string, target: string, world: World): Promise<Table | null> {
  const read = await world.files.read(await knownPath(spec, target, world));
  if (!read.ok) return null;
  const table = await tableOfText('last applied', read.value, noNames);
  return table.ok ? table.value.table : null;
}

export async function keepApplied(
  spec: string,
  target: string,
  table: Table,
  world: World,
): Promise<Result<void, FileFailure>> {
  return keep(await knownPath(spec, target, world), canonical(table), world);
}

/** Keeps the table as it was before an apply, as a rules file that `ipvsadm-restore` reads too; gives back its path. */
export async function keepBefore(
  spec: string,
  id: string,
  table: Table,
  world: World,
): Promise<Result<string, FileFailure>> {
  const name = await tableName(spec, world.directory);
  const path = join(stateDirectory(world), name, `before-${id}.rules`);
  const kept = await keep(path, `# lvsrules: the table of ${spec} before the apply ${id}\n${canonical(table)}`, world);
  if (!kept.ok) return kept;
  await forgetOld(join(stateDirectory(world), name), world);
  return { ok: true, value: path };
}

const keptBefore = 20;

async function forgetOld(directory: string, world: World): Promise<void> {
  const listed = await world.files.list(directory);
  if (!listed.ok) return;
  const old = listed.value.map(({ path }) => path).filter((path) => /\/before-[^/]*\.rules$/.test(path));
  for (const path of old.sort().slice(0, -keptBefore)) await world.files.remove(path);
}

async function knownPath(spec: string, target: string, world: World): Promise<string> {
  const name = await tableName(spec, world.directory);
  return join(stateDirectory(world), name, `applied-${digest(resolve(world.directory, target))}.rules`);
}

async function keep(path: string, text: string, world: World): Promise<Result<void, FileFailure>> {
  const made = await world.files.makeDirectory(join(path, '..'));
  return made.ok ? world.files.replace(path, text, 0o600) : made;
}
