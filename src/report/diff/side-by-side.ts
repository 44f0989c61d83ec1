import { diffArrays } from 'diff';
import picocolors from 'picocolors';
import { canonicalTexts } from './canonical.ts';
import type { DiffReport } from './diff-report.ts';

/** Both canonical forms beside each other, as wide as the terminal; only services that differ. */
export function diffSideBySide(report: DiffReport): string {
  const paint = picocolors.createColors(report.colour);
  const [left, right] = canonicalTexts(report).map(servicesOf);
  const width = Math.max(20, Math.floor((report.columns - 3) / 2));
  const lines: string[] = [];
  const row = (a: string, sign: string, b: string, tone: (text: string) => string) =>
    lines.push(tone(`${fit(a, width)} ${sign} ${fit(b, width)}`.trimEnd()));
  for (const name of new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])) {
    const [before, after] = [left?.get(name) ?? [], right?.get(name) ?? []];
    if (before.join('\n') === after.join('\n')) continue;
    const parts = diffArrays([...before], [...after]);
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at];
      const next = parts[at + 1];
      if (!part) continue;
      if (part.removed && next?.added) {
        const rows = Math.max(part.value.length, next.value.length);
        for (let each = 0; each < rows; each++) row(part.value[each] ?? '', '|', next.value[each] ?? '', paint.yellow);
        at++;
      } else if (part.removed) for (const line of part.value) row(line, '<', '', paint.red);
      else if (part.added) for (const line of part.value) row('', '>', line, paint.green);
      else for (const line of part.value) row(line, ' ', line, (text) => text);
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** The lines of each service by its name. */
function servicesOf(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  let name = '';
  for (const line of text.split('\n').filter(Boolean)) {
    if (!line.startsWith('-a ')) name = line.split(' ').slice(1, 4).join(' ');
    const key = line.startsWith('--') ? (line.split(' ')[0] ?? '') : name.replace(/ -s.*/, '');
    found.set(key, [...(found.get(key) ?? []), line]);
  }
  return found;
}

function fit(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}
