import { type Observation, tableOf } from '../../domain/observation.ts';
import type { Result } from '../../domain/result.ts';
import type { ServiceKey } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import type { Names } from '../../ipvsadm/names.ts';
import { withoutTimeout, withTimeoutsOf } from '../../plan/diff/persistence-timeouts.ts';
import { withThresholdsOf } from '../../plan/diff/thresholds.ts';
import { diffTouched } from '../../plan/diff-touched.ts';
import { planChanges } from '../../plan/plan-changes.ts';
import type { Director, DirectorFailure, RefusedChange } from '../../ports/director.ts';
import type { FileFailure, Files } from '../../ports/files.ts';
import { tableOfRules } from '../table-of-rules.ts';
import { rulesText } from './rules-text.ts';

/** What the writing of rules needs from outside. */
export interface WritingPorts {
  readonly files: Files;
  /** The names that a rules file may use. */
  readonly names: Names;
  /** Opens a rules file as a director. */
  readonly openFile: (path: string) => Promise<Result<Director, DirectorFailure>>;
}

/** What became of a table that was to be written. `report/` has the sentences. */
export type Written =
  /** And read again: the file says what was to be written. */
  | { readonly kind: 'written' }
  /** Written, but the file that was read again says something else. */
  | { readonly kind: 'differs' }
  /** All but these lines. */
  | { readonly kind: 'written-in-part'; readonly refused: readonly RefusedChange[] }
  /** No rule can say that the persistence timeout of these services is not known; nothing was written. */
  | { readonly kind: 'timeouts-not-known'; readonly services: readonly ServiceKey[] }
  | { readonly kind: 'file-failed'; readonly failure: FileFailure; readonly while: 'reading' | 'writing' }
  | { readonly kind: 'director-failed'; readonly failure: DirectorFailure };

/**
 * Writes an observation as rules. In a file that is there already only the lines change that say something else, so its
 * comments and its order stay. Timeouts and daemons are written with `settings`, or where the file names them.
 */
export async function writeRules(
  path: string,
  observation: Observation,
  settings: boolean,
  ports: WritingPorts,
): Promise<Written> {
  const there = await ports.files.facts(path);
  if (!there.ok) return writeNew(path, tableOf(observation), settings, ports);
  const opened = await ports.openFile(path);
  if (!opened.ok) return { kind: 'director-failed', failure: opened.failure };
  try {
    return await rewrite(opened.value, path, observation, settings, ports);
  } finally {
    await opened.value.close();
  }
}

/** Replaces a file, or makes it. */
export async function writeText(path: string, content: string, files: Files): Promise<Written> {
  const written = await files.replace(path, content);
  if (!written.ok) return { kind: 'file-failed', failure: written.failure, while: 'writing' };
  const again = await files.read(path);
  if (!again.ok) return { kind: 'file-failed', failure: again.failure, while: 'reading' };
  return { kind: Buffer.from(content).equals(again.value) ? 'written' : 'differs' };
}

async function writeNew(path: string, table: Table, settings: boolean, { files }: WritingPorts): Promise<Written> {
  const services = withoutTimeout(table);
  return services.length > 0
    ? { kind: 'timeouts-not-known', services }
    : writeText(path, rulesText(table, settings), files);
}

/**
 * The file is a table too: what differs is planned and made there, line by line. The file is replaced whole in one
 * step, so the changes are sent at once, without the batches of a live table; no clients depend on it, and it is not
 * logged.
 */
async function rewrite(
  file: Director,
  path: string,
  observation: Observation,
  settings: boolean,
  { files, names }: WritingPorts,
): Promise<Written> {
  const before = await file.observe();
  if (!before.ok) return { kind: 'director-failed', failure: before.failure };
  const content = await files.read(path);
  if (!content.ok) return { kind: 'file-failed', failure: content.failure, while: 'reading' };
  const named = await tableOfRules(content.value, names);
  const old = tableOf(before.value);
  const saved = withTimeoutsOf(toSave(tableOf(observation), named, settings), old);
  const services = withoutTimeout(saved);
  if (services.length > 0) return { kind: 'timeouts-not-known', services };
  const wanted = observation.unknown.includes('thresholds') ? withThresholdsOf(saved, old) : saved;
  const { steps, target } = planChanges(before.value, wanted, { enforceOrder: true, impacts: false });
  const changes = steps.map(({ change }) => change);
  const applied = await file.apply(changes);
  if (!applied.ok) return { kind: 'director-failed', failure: applied.failure };
  if (applied.value.length > 0) return { kind: 'written-in-part', refused: applied.value };
  const after = await file.observe();
  if (!after.ok) return { kind: 'director-failed', failure: after.failure };
  return { kind: diffTouched(tableOf(after.value), target, changes) === null ? 'written' : 'differs' };
}

function toSave({ services, timeouts, daemons }: Table, named: Table, settings: boolean): Table {
  return {
    services,
    ...(timeouts && (settings || named.timeouts) && { timeouts }),
    ...(daemons && (settings || named.daemons) && { daemons }),
  };
}
