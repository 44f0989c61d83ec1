import type { Result } from '../../domain/result.ts';
import { type NotOpened, openAndRead, type OpenTable, type TableOpening } from '../open-table.ts';

/** How one of several tables is opened. */
export type OneOfSeveral = Pick<TableOpening, 'open' | 'journal' | 'signal'>;

/**
 * Opens tables side by side and reads them, none waiting for another; `work` gets all of them, in the order in which
 * they were named, and the directors are closed after it. No table is locked yet.
 */
export async function withOpenTables<Value>(
  openings: readonly OneOfSeveral[],
  work: (tables: readonly Result<OpenTable, NotOpened>[]) => Promise<Value>,
): Promise<Value> {
  const tables = await Promise.all(
    openings.map(async (opening): Promise<Result<OpenTable, NotOpened>> => {
      const live = await openAndRead(opening);
      return live.ok ? { ok: true, value: { ...live.value, journal: opening.journal, lock: null } } : live;
    }),
  );
  try {
    return await work(tables);
  } finally {
    await Promise.all(tables.map((table) => (table.ok ? table.value.director.close() : null)));
  }
}
