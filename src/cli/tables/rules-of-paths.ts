import { failure, type Result, success } from '../../domain/result.ts';
import type { Problem } from '../../report/problem.ts';
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
  return files.ok
    ? failure({ what: 'cannot read the rules', where: path, why: 'it has no *.rules or *.ipvs files' })
    : files;
}

/** Several files, and those of directories, as one: read one after the other, those of a directory by name. */
export async function rulesOfPaths(paths: readonly string[], world: World): Promise<Result<TargetText, Problem>> {
  const pieces: Uint8Array[] = [];
  for (const path of paths) {
    const files = await filesAt(path, world);
    if (!files.ok) return files;
    for (const file of files.value) {
      // Opened without waiting: a pipe in place of a file must not block the loop.
      const read = await world.files.readOwned(file);
      const what = 'cannot read the rules';
      if (!read.ok) return failure({ what, where: file, why: read.failure.reason });
      const { content, facts } = read.value;
      if (facts.kind !== 'file')
        return failure({ what, where: file, why: 'it is neither a regular file nor a directory' });
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
  if (!facts.ok) return failure({ what: 'cannot read the rules', where: path, why: facts.failure.reason });
  if (facts.value.kind !== 'directory') return success([path]);
  const listed = await world.files.list(path);
  if (!listed.ok) return failure({ what: 'cannot read the directory', where: path, why: listed.failure.reason });
  const rules = listed.value.filter(
    ({ kind, path: file }) => kind === 'file' && /\/[^./][^/]*(\.rules|\.ipvs)$/.test(file),
  );
  return success(rules.map(({ path: file }) => file));
}
