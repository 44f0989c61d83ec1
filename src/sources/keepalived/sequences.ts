/** The values of variables in each turn of a line, and the rest of the line, which each turn reads again. */
export interface Turns {
  readonly turns: readonly Readonly<Record<string, string>>[];
  readonly rest: string;
}

/**
 * `~SEQ(I, 1, 4) rest`, `~SEQx(…)`, `~LST(A, 1, 2) rest`: the turns; null for another line, and the fault of a line
 * that keepalived ignores. Variables among the numbers of a sequence are replaced, among those of a list they are not.
 */
export function turnsOf(
  text: string,
  replaced: (text: string) => string | null,
): Turns | { readonly fault: string } | null {
  const [, kind] = /^\s*~(SEQ|LST)/.exec(text) ?? [];
  if (kind === undefined) return null;
  const [, word, inside = '', rest = ''] = /^\s*~(SEQx?|LST)\s*\(([^)]*)\)\s*(.*)$/s.exec(text) ?? [];
  const made =
    word === undefined
      ? null
      : word === 'LST'
        ? listTurns(inside)
        : sequenceTurns(replaced(inside) ?? '', word === 'SEQx' ? 16 : 10);
  return made ? { turns: made, rest } : { fault: `'${text.trim()}' is not a valid ~${kind}` };
}

/** More turns than any file has. */
const mostTurns = 65536;

/** From 1 to the only number, or from the first to the last; of three numbers the second is the step. */
function sequenceTurns(inside: string, base: number): Turns['turns'] | null {
  const [name = '', ...parts] = inside.split(',').map((part) => part.trim());
  const numbers = parts.map(numberOf);
  if (numbers.length < 1 || numbers.length > 3 || numbers.some(Number.isNaN)) return null;
  const end = numbers.at(-1) ?? 0;
  const start = numbers.length === 1 ? (end < 0 ? -1 : 1) : (numbers[0] ?? 0);
  const step = numbers.length === 3 ? (numbers[1] ?? 0) : end < start ? -1 : 1;
  if (step === 0 || (step > 0 ? end < start : end > start)) return null;
  const turns: Record<string, string>[] = [];
  for (let at = start; step > 0 ? at <= end : at >= end; at += step) {
    turns.push({ [name]: at.toString(base) });
    if (turns.length >= mostTurns) break;
  }
  return turns;
}

/** As `strtol` reads it: `0x1f`, `017`, nothing is 0; NaN where something else follows. */
function numberOf(text: string): number {
  const [whole, sign = '', digits = ''] = /^([+-]?)(0x[0-9a-f]+|[0-9]*)$/i.exec(text) ?? [];
  if (whole === undefined) return Number.NaN;
  const value = /^0[0-9]/.test(digits) ? parseInt(digits, 8) : Number(digits);
  return sign === '-' ? -value : value;
}

/** A value, or values in braces, without blanks in them; a row with fewer values than names leaves the rest empty. */
function listTurns(inside: string): Turns['turns'] | null {
  // Blanks are matched in one way only: of nothing but blanks and commas there are too many ways to try.
  const form = String.raw`\s*(?:(?:\{([^{}]*)\}|([^,{}\s]+))\s*)?`;
  if (!new RegExp(`^${form}(?:,${form})+$`).test(inside)) return null;
  const [names = [], ...rows] = [...inside.matchAll(new RegExp(`(?:^|,)${form}`, 'g'))].map(([, group, single]) =>
    (group ?? single ?? '').split(',').map((part) => part.trim()),
  );
  if ([names, ...rows].some((row) => row.length > names.length || row.some((part) => /\s/.test(part)))) return null;
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
}
