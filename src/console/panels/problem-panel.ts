import { foreign, line, span, type StyledLine } from '../paint/line.ts';
import { wrapped } from '../paint/wrap.ts';
import type { ProblemRow } from '../problem-row.ts';

/** A problem in full: what is wrong, the line it is about, and what can be done. */
export function problemPanel(
  { severity, rule, message, where, line: about, advice, fix }: ProblemRow,
  mayStage: boolean,
  width: number,
): readonly StyledLine[] {
  const todo = fix === null || !mayStage ? [] : ['f stages the fix'];
  const more = rule === '' ? todo : [...todo, `lvsrules explain ${rule}`];
  return [
    line(span(` ${severity} ${rule}`.trimEnd(), 'title'), span(`  ${foreign(where)}`, 'idle')),
    ...wrapped(foreign(message), width - 4).map((row) => line(span(`   ${row}`))),
    ...(about === '' ? [] : wrapped(foreign(about), width - 4, '    ').map((row) => line(span(`   ${row}`, 'idle')))),
    ...advice.flatMap((text) => wrapped(foreign(text), width - 4, '  ').map((row) => line(span(`   ${row}`)))),
    ...(more.length === 0 ? [] : [line(span(`   ${more.join('; ')}`, 'accent'))]),
  ];
}
