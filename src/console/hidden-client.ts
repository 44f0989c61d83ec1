import type { ConnectionRow } from './connection-row.ts';

/** What is shown instead of a client's address. */
export const hiddenWord = 'hidden';

/** The client of a row while clients are hidden: its port tells rows apart. Null if the row names no client. */
export function hiddenClient(row: ConnectionRow): string | null {
  if (row.kind === 'group') return row.id.startsWith('group network ') ? hiddenWord : null;
  const { sourcePort } = row.connection;
  return sourcePort === 0 ? hiddenWord : `${hiddenWord}:${sourcePort}`;
}
