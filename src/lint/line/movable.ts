import { serviceKeyText } from '../../domain/service.ts';
import { isFence } from '../../ipvsadm/format/entries.ts';
import type { LintLine, LintDocument } from '../lint-document.ts';
import type { TextEdit } from '../rule.ts';

/**
 * Whether a line that adds something may be moved past another: ipvsadm does not care about the order of services, nor
 * about lines between the servers of one.
 */
export function isPassable(line: LintLine): boolean {
  if (line.kind === 'comment') return !isFence(line.text);
  return line.kind === 'blank' || addedBy(line) !== null;
}

/** The service that a line adds, or adds a server to; null for every other line, and for one that is not taken. */
export function addedBy(line: LintLine): { readonly kind: 'service' | 'server'; readonly service: string } | null {
  const [change] = line.fate === 'taken' ? line.changes : [];
  if (change?.kind === 'add-service') return { kind: 'service', service: serviceKeyText(change.service.key) };
  if (change?.kind === 'add-server') return { kind: 'server', service: serviceKeyText(change.service) };
  return null;
}

/** The index of the first of the comments right above a line: they describe it, and move with it. */
export function firstAttached({ lines }: LintDocument, at: number): number {
  let first = at;
  for (let above = lines.get(at - 1); above?.kind === 'comment' && isPassable(above); above = lines.get(first - 1))
    first--;
  return first;
}

/** The text of the lines from one index up to another, each with its line feed. */
function textBetween({ text, lines }: LintDocument, from: number, to: number): string {
  const [first, last] = [lines.get(from), lines.get(to - 1)];
  return first && last && from < to ? `${text.slice(first.start, last.end)}\n` : '';
}

/** Moves lines after another line. */
export function moved(document: LintDocument, from: number, to: number, behind: LintLine): readonly TextEdit[] {
  const [first, last] = [document.lines.get(from), document.lines.get(to - 1)];
  if (!first || !last) return [];
  return [
    { start: behind.end + 1, end: behind.end + 1, text: textBetween(document, from, to) },
    { start: first.start, end: last.end + 1, text: '' },
  ];
}
