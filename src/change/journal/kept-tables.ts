import type { Result } from '../../domain/result.ts';
import type { Table } from '../../domain/table.ts';
import type { FileFailure } from '../../ports/files.ts';
import { losslessRules } from '../../syntax/lossless-rules.ts';
import { tableOfRules } from '../table-of-rules.ts';
import { digest } from './digest.ts';
import { type Journal, tableFolder } from './journal.ts';
import type { LogEntry } from './change-log.ts';
import { trustState } from './open-state.ts';

/** The version of a target that was last applied to a table. */
export interface AppliedVersion {
  readonly table: Table;
  /** The id of the change that applied it, or of the last one before; null if the file does not say. */
  readonly by: string | null;
}

/**
 * The version of a target that was last applied to this table: what it named belongs to it. Null when it was never
 * applied, or when the machine has rebooted since. `target` is the absolute path of the file, or another stable name.
 */
export async function lastApplied(journal: Journal, target: string): Promise<AppliedVersion | null> {
  if (!(await trustState(journal)).ok) return null;
  const read = await journal.files.read(appliedPath(journal, target));
  if (!read.ok || read.value.includes(0)) return null;
  const text = Buffer.from(read.value).toString('utf8');
  if (!text.startsWith(lifeLine(journal))) return null;
  const [, by = null] = byLine.exec(text) ?? [];
  return { table: await tableOfRules(read.value), by };
}

/** `by` is the id of the change. */
export function keepApplied(
  journal: Journal,
  target: string,
  table: Table,
  by: string,
): Promise<Result<void, FileFailure>> {
  const head = `${lifeLine(journal)}# lvsrules: applied by the change ${by}\n`;
  return keep(journal, appliedPath(journal, target), head + losslessRules(table));
}

/** Keeps a version that the table already has; `entries` is the log. */
export function keepInForce(
  journal: Journal,
  target: string,
  table: Table,
  entries: readonly LogEntry[],
): Promise<Result<void, FileFailure>> {
  const last = entries.findLast((entry) => entry.table === journal.table);
  return keepApplied(journal, target, table, last?.id ?? '-');
}

const byLine = /^# lvsrules: applied by the change (\S+)$/m;

/**
 * Backs up the table as it was before an apply, as a rules file that `ipvsadm-restore` can read; returns its path. Only
 * the backups of the last 20 changes are kept, by their order in the log, since clocks can go back.
 */
export async function keepBefore(
  journal: Journal,
  spec: string,
  id: string,
  table: Table,
  entries: readonly LogEntry[],
): Promise<Result<string, FileFailure>> {
  const path = `${tableFolder(journal)}/before-${id}.rules`;
  const comment = `# lvsrules: the table of ${spec} before the apply ${id}\n`;
  const kept = await keep(journal, path, comment + losslessRules(table));
  if (!kept.ok) return kept;
  await forgetOld(journal, path, entries);
  return { ok: true, value: path };
}

function lifeLine({ life }: Journal): string {
  return life === undefined ? '' : `# lvsrules: applied in ${life}\n`;
}

const keptBefore = 20;

async function forgetOld(journal: Journal, fresh: string, entries: readonly LogEntry[]): Promise<void> {
  const known = entries.filter(({ table }) => table === journal.table).slice(1 - keptBefore);
  const kept = new Set([fresh, ...known.map(({ before }) => before.file)]);
  const listed = await journal.files.list(tableFolder(journal));
  if (!listed.ok) return;
  const old = listed.value.map(({ path }) => path).filter((path) => /\/before-[^/]*\.rules$/.test(path));
  for (const path of old) if (!kept.has(path)) await journal.files.remove(path);
}

function appliedPath(journal: Journal, target: string): string {
  return `${tableFolder(journal)}/applied-${digest(target)}.rules`;
}

async function keep(journal: Journal, path: string, text: string): Promise<Result<void, FileFailure>> {
  const made = await journal.files.makeDirectory(tableFolder(journal), 0o700);
  return made.ok ? journal.files.replace(path, text, 0o600) : made;
}

/** The table before a change; null when its backup was deleted. */
export async function tableBefore({ before }: LogEntry, { files }: Journal): Promise<Table | null> {
  if (before.file === undefined) return null;
  const read = await files.read(before.file);
  return read.ok && !read.value.includes(0) ? tableOfRules(read.value) : null;
}
