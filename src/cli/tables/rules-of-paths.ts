import { failure, type Result, success } from '../../domain/result.ts';
import type { Problem } from '../../report/problem.ts';
import { cannotRead } from '../../report/problems/file-problems.ts';
import { rulesNames } from '../read-host.ts';
import type { TargetText } from '../../change/target/target.ts';
import type { TableKind } from '../../sources/kind.ts';
import { rulesOnly, targetText } from './target-text.ts';
import type { World } from '../world.ts';

/** A target as it is named: a file of any kind, or a directory, which is what `watch` reads of it. */
export async function targetOfPath(path: string, world: World, from?: TableKind): Promise<Result<TargetText, Problem>> {
  const facts = path === '-' ? null : await world.files.facts(path);
  const isDirectory = facts?.ok === true && facts.value.kind === 'directory';
  if (!isDirectory) return targetText(path, world, from);
  const files = await filesAt(path, world);
  if (files.ok && files.value.length > 0) return rulesOfPaths([path], world);
  return files.ok ? failure(cannotRead('rules', path, 'directory-without-rules')) : files;
}

/** Several files, and those of directories, as one: read one after the other, those of a directory by name. */
export async function rulesOfPaths(paths: readonly string[], world: World): Promise<Result<TargetText, Problem>> {
  const pieces: Uint8Array[] = [];
  for (const path of paths) {
    const files = await filesAt(path, world);
    if (!files.ok) return files;
    for (const file of files.value) {
      // Opened without waiting: a pipe instead of a file must not block the loop.
      const read = await world.files.readOwned(file);
      if (!read.ok) return failure(cannotRead('rules', file, read.failure));
      const { content, facts } = read.value;
      if (facts.kind !== 'file') return failure(cannotRead('rules', file, 'special-file'));
      pieces.push(content);
      if (content.at(-1) !== newline) pieces.push(Uint8Array.of(newline));
    }
  }
  const names = await rulesNames(world);
  return names.ok ? rulesOnly(paths.join(' '), Buffer.concat(pieces), names.value) : names;
}

const newline = 10;

async function filesAt(path: string, world: World): Promise<Result<readonly string[], Problem>> {
  const facts = await world.files.facts(path);
  if (!facts.ok) return failure(cannotRead('rules', path, facts.failure));
  if (facts.value.kind !== 'directory') return success([path]);
  const listed = await world.files.list(path);
  if (!listed.ok) return failure(cannotRead('directory', path, listed.failure));
  const rules = listed.value.filter(
    ({ kind, path: file }) => kind === 'file' && /\/[^./][^/]*(\.rules|\.ipvs)$/.test(file),
  );
  return success(rules.map(({ path: file }) => file));
}
