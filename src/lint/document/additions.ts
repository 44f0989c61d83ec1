import { serviceKeyText } from '../../domain/service.ts';
import { namedService } from '../line/named.ts';
import type { LintLine } from '../lint-document.ts';
import type { LazyLines } from './lazy-lines.ts';

/** For each service by name, every line that adds it or tries to, in order. */
export function additionsOf(lines: LazyLines): ReadonlyMap<string, readonly LintLine[]> {
  const found = new Map<string, LintLine[]>();
  for (let place = 0; place < lines.length; place++) {
    const plain = lines.plainAt(place);
    if (plain === 'server') continue;
    const line = lines.line(place);
    if (!plain && !isAdding(line)) continue;
    const service = (plain && line.fate === 'taken' ? nameAdded(line) : namedService(line)) ?? '';
    const before = found.get(service);
    if (before) before.push(line);
    else found.set(service, [line]);
  }
  return found;
}

/** Whether a line adds a service, or is meant to. */
export function isAdding(line: LintLine): boolean {
  if (line.kind !== 'command') return false;
  if (line.fate === 'taken') return line.changes[0]?.kind === 'add-service';
  if (line.command) return line.command.name === 'add-service';
  return line.words.some(({ text }) => /(^|[^\w-])-?A$|--add-service$/.test(text));
}

function nameAdded({ changes: [change] }: LintLine): string | null {
  return change?.kind === 'add-service' ? serviceKeyText(change.service.key) : null;
}
