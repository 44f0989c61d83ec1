import type { Table } from '../domain/table.ts';
import { withLiveState } from '../sources/drift.ts';
import type { WatchedRules } from './state.ts';

/** The table of a file as a change would make it: what health checks did to the live table stays. */
export function followedTable(found: Extract<WatchedRules['found'], { kind: 'table' }>, live: Table): Table {
  return found.source ? withLiveState(found.source, live).table : found.table;
}
