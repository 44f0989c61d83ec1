import { resolve } from 'node:path';
import { formatRules } from '../../ipvsadm/format/format-rules.ts';
import { escapeControls } from '../../report/escape.ts';
import { fileDiff } from '../../report/file-diff.ts';
import type { Problem } from '../../report/problem.ts';
import { cannotWrite } from '../../report/problems/file-problems.ts';
import { textOf } from '../../syntax/binary.ts';
import type { World } from '../world.ts';
import type { FormatPage } from './pages.ts';

export interface FormatPageOptions {
  readonly check: boolean;
  readonly diff: boolean;
  readonly options: string | undefined;
}

/** Formats a page: prints standard input, rewrites a file, or only shows what would change. */
export async function formatPage(
  { path, bytes, spelling }: FormatPage,
  { check, diff, options }: FormatPageOptions,
  world: World,
): Promise<{ readonly changed: boolean; readonly problem?: Problem }> {
  const wanted = options === 'short' || options === 'long' ? options : spelling;
  const { text, notes } = formatRules(bytes, { options: wanted });
  const changed = !Buffer.from(text).equals(bytes);
  if (diff) {
    const reasons = notes.map(({ line, why }) => `${escapeControls(path)}:${line}: ${why}\n`);
    if (changed) await world.print(`${reasons.join('')}${fileDiff(path, textOf(bytes), textOf(text), world)}`);
  } else if (check) {
    if (changed) await world.print(`${escapeControls(path)}\n`);
  } else if (path === '-') {
    await world.print(text);
  } else if (changed) {
    const written = await world.files.replace(resolve(world.directory, path), text);
    if (!written.ok) return { changed, problem: cannotWrite('rules', path, written.failure) };
  }
  return { changed };
}
