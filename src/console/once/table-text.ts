import type { Observation } from '../../domain/observation.ts';
import { columns } from '../columns/columns.ts';
import { chooseColumns, gap } from '../columns/choose.ts';
import { fit, foreign } from '../paint/line.ts';
import { seenAtOnce } from './seen-at-once.ts';
import { plainArrangement } from '../rows/arrangement.ts';
import { rowsOf } from '../rows/tree.ts';

/** The table of the console as plain text: one line for each row, as many columns as the width holds. */
export function tableText(observation: Observation, width: number): string {
  const seen = seenAtOnce(observation);
  const rows = rowsOf(observation, plainArrangement);
  const cells = rows.map((row) => columns.map((column) => column.cell(row, seen).text));
  const names = rows.map((row, index) => `${row.kind === 'service' ? '' : '  '}${cells[index]?.[0] ?? ''}`);
  const longest = Math.max(21, ...names.map((name) => name.length));
  const { columns: shown, nameWidth } = chooseColumns(columns, Math.min(width, 10_000), longest, 0);
  const write = (name: string, texts: readonly string[]) =>
    [
      fit(name, nameWidth),
      ...shown.slice(1).map(({ width: own, align }, index) => fit(foreign(texts[index] ?? ''), own, align)),
    ]
      .join(' '.repeat(gap))
      .trimEnd();
  const heads = write(
    'SERVICE / REAL SERVER',
    shown.slice(1).map(({ title }) => title),
  );
  const lines = rows.map((_, index) => write(foreign(names[index] ?? ''), cells[index]?.slice(1) ?? []));
  return `${[heads, ...lines].join('\n')}\n`;
}
