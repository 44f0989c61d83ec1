/** Variables of a configuration, replaced where they are used: a value may contain others. */
export class Definitions {
  private readonly values = new Map<string, string>();
  /** How many characters replacing has produced so far. */
  private made = 0;

  constructor(known: Readonly<Record<string, string>> = {}) {
    for (const [name, value] of Object.entries(known)) this.values.set(name, value);
  }

  set(name: string, value: string): void {
    this.values.set(name, value);
  }

  /** A text with its variables replaced; a value of several lines gives several. Null where it grows without end. */
  replaced(text: string, depth = 0): string | null {
    if (!text.includes('$')) return text;
    if (depth > deepest) return null;
    let tooLong = false;
    const result = text.replace(/\$\{(\w+)\}|\$(\w+)(?=\s|$)/g, (whole, braced?: string, plain?: string, at = 0) => {
      if (plain !== undefined && isQuoted(text, at)) return whole;
      const value = this.values.get(braced ?? plain ?? '');
      if (value === undefined || tooLong) return whole;
      const inner = this.replaced(value, depth + 1);
      this.made += inner?.length ?? 0;
      tooLong ||= inner === null || this.made > longest;
      return inner ?? whole;
    });
    return tooLong ? null : result;
  }
}

const deepest = 50;
const longest = 32_000_000;

function isQuoted(text: string, at: number): boolean {
  return text.slice(0, at).split('"').length % 2 === 0;
}

/**
 * `~SEQ(I, 1, 4) rest`, `~SEQx(…)`, `~LST(A, 1, 2) rest`: the values of the variables in each turn; null for another
 * line.
 */
export function turnsOf(
  text: string,
): { readonly turns: readonly Readonly<Record<string, string>>[]; readonly rest: string } | null {
  const [, kind, inside = '', rest = ''] = /^\s*~(SEQx?|LST)\(([^)]*)\)\s*(.*)$/s.exec(text) ?? [];
  if (kind === undefined) return null;
  return { turns: kind === 'LST' ? listTurns(inside) : sequenceTurns(inside, kind === 'SEQx' ? 16 : 10), rest };
}

/** More turns than any file has. */
const mostTurns = 65536;

function sequenceTurns(inside: string, base: number): readonly Readonly<Record<string, string>>[] {
  const [name = '', ...numbers] = inside.split(',').map((part) => part.trim());
  const values = numbers.map(Number);
  const [start = 0, second = 0, third] = values;
  const end = third ?? second;
  const step = third === undefined ? (end < start ? -1 : 1) : second;
  if (values.length < 2 || values.some((value) => !Number.isInteger(value)) || step === 0) return [];
  const turns: Record<string, string>[] = [];
  for (let at = start; step > 0 ? at <= end : at >= end; at += step) {
    turns.push({ [name]: at.toString(base) });
    if (turns.length >= mostTurns) break;
  }
  return turns;
}

function listTurns(inside: string): readonly Readonly<Record<string, string>>[] {
  const parts = [...inside.matchAll(/\{([^}]*)\}|([^,{}\s]+)/g)].map(([, group, single]) =>
    (group ?? single ?? '').split(',').map((part) => part.trim()),
  );
  const [names = [], ...rows] = parts;
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
}
