import { escapeControls } from '../escape.ts';
import { mostGroups } from '../../live/connections/connection-groups.ts';
import type { ConnectionReport } from '../../live/connections/connection-report.ts';

/** A table of groups or of entries, and one line with the counts. */
export function connectionsText({ entries, connections, templates, shown }: ConnectionReport): string {
  const rows =
    shown.kind === 'groups'
      ? [
          ['CONNECTIONS', 'TEMPLATES', ...shown.names.map((name) => name.toUpperCase())],
          ...shown.groups.map((group) => [String(group.connections), String(group.templates), ...group.values]),
        ]
      : [
          ['PROTOCOL', 'STATE', 'EXPIRES', 'CLIENT', 'SERVICE', 'SERVER'],
          ...shown.entries.map(({ protocol, state, expires, client, clientPort, service, server }) => [
            protocol,
            state,
            `${expires} s`,
            client.includes(':') ? `[${client}]:${clientPort}` : `${client}:${clientPort}`,
            service,
            server,
          ]),
        ];
  const table = rows.length > 1 ? `${aligned(rows)}\n` : '';
  const wanted = connections + templates;
  const others =
    shown.kind === 'groups' && shown.others > 0 ? `, ${shown.others} of them in groups that are not shown` : '';
  const all = wanted === entries ? '' : `, of ${entries} entries`;
  const part = shown.kind === 'entries' && shown.entries.length < wanted ? `, ${shown.entries.length} shown` : '';
  const lost =
    shown.kind === 'groups' && shown.ungrouped > 0
      ? `${shown.ungrouped} of them came after the first ${mostGroups} groups and are in none: the counts above are at least that large; group by networks, such as client/24\n`
      : '';
  return `${table}${connections} ${connections === 1 ? 'connection' : 'connections'}, ${templates} persistence ${templates === 1 ? 'template' : 'templates'}${all}${part}${others}\n${lost}`;
}

/** Any number of rows: a table of connections may have a million. */
function aligned(rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map((cell) => escapeControls(cell)));
  const [heads = []] = clean;
  const widths = heads.map(() => 0);
  for (const row of clean)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  const isCount = heads.map((head) => head === 'CONNECTIONS' || head === 'TEMPLATES');
  const cellOf = (cell: string, column: number) =>
    isCount[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  return clean.map((row) => row.map(cellOf).join('  ').trimEnd()).join('\n');
}
