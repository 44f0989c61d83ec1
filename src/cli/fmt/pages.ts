import { dirname, resolve } from 'node:path';
import { type OptionStyle } from '../../syntax/canonical-line.ts';
import type { Problem } from '../../report/problem.ts';
import { cannotRead } from '../../report/problems/file-problems.ts';
import { configurations, settingsOf } from '../lint/find-configuration.ts';
import { otherKind } from '../sources/other-kind.ts';
import { findInputs } from '../lint/lint-inputs.ts';
import type { World } from '../world.ts';

/** A file to format, or standard input as `-`. */
export interface FormatPage {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The settings of the nearest configuration. */
  readonly spelling: OptionStyle;
}

/**
 * The files that arguments name, and those that are unreadable or not text; without arguments, the working directory.
 */
export async function readPages(
  given: readonly string[],
  world: World,
): Promise<{ readonly pages: readonly FormatPage[]; readonly problems: readonly Problem[] }> {
  const sources = configurations(world);
  const main = await sources.near(world.directory);
  if (!main.ok) return { pages: [], problems: main.failure };
  const exclusion = { base: main.value.directory, patterns: main.value.configuration.exclude ?? [] };
  const paths = given.length > 0 ? given : ['.'];
  const found = await findInputs(paths, world.files, world.directory, exclusion);
  const problems = [...found.problems, ...found.empty];
  const pages: FormatPage[] = [];
  for (const path of found.paths) {
    const full = resolve(world.directory, path);
    const read = path === '-' ? { ok: true as const, value: await world.readInput() } : await world.files.read(full);
    const near = await sources.near(path === '-' ? world.directory : dirname(full));
    if (!read.ok) problems.push(cannotRead('file', path, read.failure));
    else if (!near.ok) problems.push(...near.failure);
    else {
      const other = otherKind(path, read.value);
      if (other) {
        problems.push(other);
        continue;
      }
      const { format } = settingsOf(near.value, world, path);
      pages.push({ path, bytes: read.value, spelling: format?.options ?? 'short' });
    }
  }
  return { pages, problems };
}
