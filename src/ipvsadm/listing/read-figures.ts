import type { Figures } from '../../domain/observation.ts';

/**
 * The five counters at the end of a line, and what stands before them. A shortened one (`123456K`) is unknown and left
 * out. Counters from 10^19 on touch what precedes them; they are told by their eight digits and a T.
 */
export function readFigures(text: string): { readonly before: string; readonly figures: Partial<Figures> } | null {
  const columns: string[] = [];
  let before = text.trimEnd();
  while (columns.length < 5) {
    const found = /(?:^| |(?<=[KMGT]))([0-9]+|[0-9]{1,8}[KMGT])$/.exec(before) ?? /([0-9]{8}T)$/.exec(before);
    if (!found) return null;
    columns.unshift(found[1] ?? '');
    before = before.slice(0, found.index).trimEnd();
  }
  if (before === '') return null;
  const names = ['connections', 'inPackets', 'outPackets', 'inBytes', 'outBytes'] as const;
  const figures = names.flatMap((name, index) => {
    const column = columns[index] ?? '';
    return /^[0-9]+$/.test(column) ? [[name, BigInt(column)] as const] : [];
  });
  return { before, figures: Object.fromEntries(figures) };
}
