import { isProgramName } from '../../../grammar/words.ts';
import type { CommandLine, RulesFile } from '../../syntax/nodes.ts';
import type { FormatEntry } from './entries.ts';

/** Why a line was changed. */
export interface Note {
  /** Its number in the original file. */
  readonly line: number;
  readonly why: string;
}

export function notesOf(
  file: RulesFile,
  entries: readonly FormatEntry[],
  canonical: ReadonlyMap<number, string>,
): readonly Note[] {
  const notes: Note[] = [];
  for (const { number, moved } of entries) if (moved) notes.push({ line: number, why: 'moved under its service' });
  for (const line of file.lines) {
    const text = line.kind === 'command' ? canonical.get(line.number) : undefined;
    if (line.kind !== 'command' || text === undefined) continue;
    const written = file.source.slice(line.start, line.end).replace(/\r$/, '');
    if (written !== text) notes.push({ line: line.number, why: reasonOf(line, file.source, text) });
  }
  return notes.sort((left, right) => left.line - right.line);
}

function reasonOf({ words }: CommandLine, source: string, text: string): string {
  const spelled = words.map(({ start, end }) => source.slice(start, end));
  const canonical = text.split(' ');
  if (spelled.join(' ') === text) return 'one blank between words';
  if (words.some(({ start, end }) => isProgramName(source, start, end))) return 'the word ipvsadm is left out';
  const sameWords = [...spelled].sort().join(' ') === [...canonical].sort().join(' ');
  return sameWords ? 'options in the order of the reference' : 'options in one spelling, values apart';
}
