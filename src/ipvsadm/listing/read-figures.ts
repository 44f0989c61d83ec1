import type { ListedFigures, RoundedCount } from '../../domain/listed.ts';
import type { Figures } from '../../domain/observation.ts';

/** Counters of the kernel have 64 bits. */
const mostCounted = (1n << 64n) - 1n;

/**
 * The five counters at the end of a line, and the text before them. A shortened one (`123456K`) is marked as rounded.
 * Counters from 10^19 on touch the text before them; they are recognised by their eight digits and a T.
 */
export function readFigures(text: string): { readonly before: string; readonly figures: ListedFigures } | null {
  const plain = plainForm.exec(text);
  if (plain) {
    const [, before = '', connections = '', inPackets = '', outPackets = '', inBytes = '', outBytes = ''] = plain;
    const figures = {
      connections: BigInt(connections),
      inPackets: BigInt(inPackets),
      outPackets: BigInt(outPackets),
      inBytes: BigInt(inBytes),
      outBytes: BigInt(outBytes),
    };
    return { before, figures };
  }
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
  const exact: { -readonly [Name in keyof Figures]?: bigint } = {};
  const rounded: { -readonly [Name in keyof Figures]?: RoundedCount } = {};
  for (const [index, name] of names.entries()) {
    const [, digits = '0', unit] = /^([0-9]+)([KMGT]?)$/.exec(columns[index] ?? '') ?? [];
    if (unit) rounded[name] = { value: BigInt(digits), unit: unit as RoundedCount['unit'] };
    else if (digits.length > 20 || BigInt(digits) > mostCounted) return null;
    else exact[name] = BigInt(digits);
  }
  return { before, figures: { ...exact, ...(Object.keys(rounded).length > 0 && { rounded }) } };
}

/** Exact counters of at most 19 digits, which no kernel can overflow, with blanks between them: nearly all lines. */
const plainForm = /^(.*\S) +([0-9]{1,19}) +([0-9]{1,19}) +([0-9]{1,19}) +([0-9]{1,19}) +([0-9]{1,19}) *$/;
