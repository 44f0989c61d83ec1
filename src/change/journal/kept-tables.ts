import type { Result } from '../../domain/result.ts';
import type { Table } from '../../domain/table.ts';
import type { FileFailure } from '../../ports/files.ts';
import { losslessRules } from '../../syntax/lossless-rules.ts';
import { tableOfRules } from '../table-of-rules.ts';
import { digest } from './digest.ts';
import { type Journal, tableFolder } from './journal.ts';

/**
 * The version of a target that was applied last to this table: what it named belongs to it. Null when it never was, or
 * when the table has gone since, with the boot that it was applied in.
 * `target` is the absolute path of the file, or another name that is always the same.
 */
export async function lastApplied(journal: Journal, target: string): Promise<Table | null> {
  const read = await journal.files.read(appliedPath(journal, target));
  if (!read.ok || read.value.includes(0)) return null;
  return Buffer.from(read.value).toString('utf8').startsWith(lifeLine(journal)) ? tableOfRules(read.value) : null;
}

export function keepApplied(journal: Journal, target: string, table: Table): Promise<Result<void, FileFailure>> {
  return keep(journal, appliedPath(journal, target), lifeLine(journal) + losslessRules(table));
}

/** Keeps the table as it was before an apply, as a rules file that `ipvsadm-restore` reads too; returns its path. */
export async function keepBefore(
  journal: Journal,
  spec: string,
  id: string,
  table: Table,
): Promise<Result<string, FileFailure>> {
  const path = `${tableFolder(journal)}/before-${id}.rules`;
  const comment = `# lvsrules: the table of ${spec} before the apply ${id}\n`;
  const kept = await keep(journal, path, comment + losslessRules(table));
  if (!kept.ok) return kept;
  await forgetOld(journal);
  return { ok: true, value: path };
}

function lifeLine({ life }: Journal): string {
  return life === undefined ? '' : `# lvsrules: applied in ${life}\n`;
}

const keptBefore = 20;

async function forgetOld(journal: Journal): Promise<void> {
  const listed = await journal.files.list(tableFolder(journal));
  if (!listed.ok) return;
  const old = listed.value.map(({ path }) => path).filter((path) => /\/before-[^/]*\.rules$/.test(path));
  for (const path of old.sort().slice(0, -keptBefore)) await journal.files.remove(path);
}

function appliedPath(journal: Journal, target: string): string {
  return `${tableFolder(journal)}/applied-${digest(target)}.rules`;
}

async function keep(journal: Journal, path: string, text: string): Promise<Result<void, FileFailure>> {
  const made = await journal.files.makeDirectory(tableFolder(journal));
  return made.ok ? journal.files.replace(path, text, 0o600) : made;
}
