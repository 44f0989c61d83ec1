import type { LogRow } from '../log-row.ts';
import { foreign, line, span, type StyledLine } from '../paint/line.ts';
import { wrapped } from '../paint/wrap.ts';

/** A change with every command and its result. */
export function logPanel({ title, who, why, reason, commands }: LogRow, width: number): readonly StyledLine[] {
  return [
    line(span(` ${foreign(title)}`, 'title'), span(who === '' ? '' : `  by ${foreign(who)}`, 'idle')),
    ...(reason === ''
      ? []
      : wrapped(foreign(`reason: ${reason}`), width - 4).map((row) => line(span(`   ${row}`, 'accent')))),
    ...(why === '' ? [] : wrapped(foreign(why), width - 4).map((row) => line(span(`   ${row}`, 'danger')))),
    ...commands.flatMap(({ line: command, refused }) => [
      ...wrapped(foreign(`ipvsadm ${command}`), width - 4, '    ').map((row) =>
        line(span(`   ${row}`, refused === null ? 'plain' : 'danger')),
      ),
      ...(refused === null ? [] : [line(span(`     ${foreign(refused)}`, 'danger'))]),
    ]),
  ];
}
