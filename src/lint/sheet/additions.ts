import { namedService } from '../line/named.ts';
import type { Line } from './sheet.ts';
import type { SheetLines } from './sheet-lines.ts';

/** For each service by name, every line that adds it or tries to, in order. */
export function additionsOf(lines: SheetLines): ReadonlyMap<string, readonly Line[]> {
  const found = new Map<string, Line[]>();
  for (let place = 0; place < lines.length; place++) {
    if (lines.plainAt(place) === 'server') continue;
    const line = lines.line(place);
    if (!isAdding(line)) continue;
    const service = namedService(line) ?? '';
    const before = found.get(service);
    if (before) before.push(line);
    else found.set(service, [line]);
  }
  return found;
}

/** Whether a line adds a service, or is meant to. */
export function isAdding(line: Line): boolean {
  if (line.kind !== 'command') return false;
  if (line.fate === 'taken') return line.changes[0]?.kind === 'add-service';
  if (line.command) return line.command.name === 'add-service';
  return line.words.some(({ text }) => /(^|[^\w-])-?A$|--add-service$/.test(text));
}
