import type { Line } from '../sheet/sheet.ts';

/** A comment that is meant for lvsrules and says nothing to it. */
export interface StrayDirective {
  readonly message: 'directive' | 'alone';
  readonly line: Line;
  readonly verb: string;
}

const directive = /^#\s*lvsrules:\s*([^\s]*)/;
const known: ReadonlySet<string> = new Set(['ignore', 'ignore-file', 'ignore-start', 'ignore-end']);

/** Directives that are misspelled, and ends of ranges that never began. */
export function strayDirectives(lines: readonly Line[]): readonly StrayDirective[] {
  const strays: StrayDirective[] = [];
  let open = 0;
  for (const line of lines) {
    if (line.kind !== 'comment') continue;
    const [, verb] = directive.exec(line.text) ?? [];
    if (verb === undefined) continue;
    if (verb === 'ignore-start') open++;
    else if (verb === 'ignore-end' && open-- <= 0) strays.push({ message: 'alone', line, verb });
    else if (!known.has(verb)) strays.push({ message: 'directive', line, verb });
    open = Math.max(open, 0);
  }
  return strays;
}
