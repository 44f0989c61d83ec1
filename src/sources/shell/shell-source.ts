import { serverKeyText } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import type { Prediction } from '../../ipvsadm/predict.ts';
import { type LinePlaces, linePlaces } from '../line-places.ts';
import type { NoteRule } from '../note-rules.ts';
import type { SourceNote, SourcePosition, SourceService, TableSource } from '../table-source.ts';
import { predictScript } from './predict-script.ts';
import type { ShellOptions } from './read-shell.ts';

/** The table that a run of the script leaves, with the line of the script for each service and server. */
export function shellSource(content: Uint8Array, options: ShellOptions): TableSource {
  const { prediction, losses, notes } = predictScript(content, options);
  const place = linePlaces(content);
  const saying =
    (kind: SourceNote['kind'], rule: NoteRule) => (each: { readonly line?: number; readonly what: string }) => ({
      kind,
      rule,
      message: each.what,
      place: place(each.line),
    });
  return {
    kind: 'shell',
    ...placedTable(prediction, place),
    notes: [...losses.map(saying('lost', 'script-uncertain')), ...notes.map(saying('note', 'script-assumed'))],
  };
}

/** The table of a prediction, each entry with the position of the last line that set it. */
function placedTable(
  { table, lines }: Prediction,
  placeOf: LinePlaces,
): { readonly table: Table; readonly services: readonly SourceService[] } {
  const places = new Map<string, SourcePosition>();
  let setsTimeouts = false;
  let startsDaemon = false;
  for (const { line, outcome, changes } of lines) {
    if (outcome !== 'taken') continue;
    for (const change of changes) {
      if (change.kind === 'add-service' || change.kind === 'edit-service')
        places.set(serviceKeyText(change.service.key), placeOf(line));
      if (change.kind === 'add-server' || change.kind === 'edit-server')
        places.set(`${serviceKeyText(change.service)} ${serverKeyText(change.server)}`, placeOf(line));
      setsTimeouts ||= change.kind === 'set-timeouts';
      startsDaemon ||= change.kind === 'start-daemon';
    }
  }
  const { services, timeouts, daemons } = table;
  return {
    table: {
      services,
      ...(timeouts && setsTimeouts && { timeouts }),
      ...(daemons && startsDaemon && { daemons }),
    },
    services: services.map((service) => {
      const name = serviceKeyText(service.key);
      return {
        service,
        place: places.get(name) ?? placeOf(undefined),
        servers: service.servers.map((server) => ({
          server,
          place: places.get(`${name} ${serverKeyText(server)}`) ?? placeOf(undefined),
          checked: 'never' as const,
        })),
      };
    }),
  };
}
