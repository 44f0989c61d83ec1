import { printableJson } from '../../domain/printable-json.ts';
import type { ConnectionReport } from '../../live/connections/connection-report.ts';

/** `schemas/connections.schema.json` describes it. Ends in a line feed. */
export function connectionsJson({ entries, connections, templates, shown }: ConnectionReport): string {
  const counts = { version: 1, entries, connections, templates };
  if (shown.kind === 'entries') return `${printableJson({ ...counts, from: shown.from, list: shown.entries }, 2)}\n`;
  const groups = shown.groups.map(({ values, ...counted }) => ({
    ...Object.fromEntries(shown.names.map((name, place) => [name, values[place] ?? ''])),
    ...counted,
  }));
  return `${printableJson({ ...counts, groups, others: shown.others, ungrouped: shown.ungrouped }, 2)}\n`;
}
