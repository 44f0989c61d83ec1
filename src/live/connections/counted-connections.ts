import type { EntryLine } from '../../ipvsadm/listing/connection-line.ts';
import type { ConnectionFilter } from './connection-filter.ts';
import { connectionGroups } from './connection-groups.ts';
import type { GroupField } from './group-spelling.ts';
import type { ConnectionReport, ShownConnection } from './connection-report.ts';

/** Which groups or entries are shown: from one on, up to another. */
export interface ConnectionPage {
  readonly from: number;
  readonly to: number;
}

/** Counts the entries of a table while they are read. */
export interface ConnectionCount {
  visit(line: EntryLine): void;
  /** `entries`: how many were read. */
  report(entries: number): ConnectionReport;
}

/** The wanted entries, in groups by some fields; without fields, a page of the entries themselves. */
export function countedConnections(
  wanted: ConnectionFilter,
  fields: readonly GroupField[] | null,
  page: ConnectionPage,
): ConnectionCount {
  const kept = fields === null ? listed(page) : grouped(fields, page);
  let connections = 0;
  let templates = 0;
  return {
    visit(line) {
      if (!wanted(line)) return;
      if (line.isTemplate()) templates++;
      else connections++;
      kept.add(line);
    },
    report: (entries) => ({ entries, connections, templates, shown: kept.shown() }),
  };
}

interface KeptEntries {
  add(line: EntryLine): void;
  shown(): ConnectionReport['shown'];
}

function grouped(fields: readonly GroupField[], { from, to }: ConnectionPage): KeptEntries {
  const groups = connectionGroups(fields);
  return {
    add: groups.add,
    shown: () => {
      const page = groups.page(from, to);
      const shown = page.reduce((total, each) => total + each.connections + each.templates, 0);
      return {
        kind: 'groups',
        names: fields.map(({ name }) => name),
        groups: page,
        others: groups.entries() - shown,
        ungrouped: groups.ungrouped(),
      };
    },
  };
}

function listed({ from, to }: ConnectionPage): KeptEntries {
  const entries: ShownConnection[] = [];
  let place = 0;
  return {
    add(line) {
      const isShown = place >= from && place < to;
      place++;
      if (isShown) entries.push(shownConnection(line));
    },
    shown: () => ({ kind: 'entries', from, entries }),
  };
}

function shownConnection(line: EntryLine): ShownConnection {
  return {
    protocol: line.text('protocol'),
    state: line.text('state'),
    expires: line.expires(),
    client: line.text('client'),
    clientPort: line.port('client'),
    service: line.text('service'),
    server: line.text('server'),
  };
}
