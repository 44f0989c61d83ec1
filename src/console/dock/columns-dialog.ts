import type { ColumnsDialog } from '../dialog.ts';
import { fit, line, span, type StyledLine, type StyledText } from '../paint/line.ts';
import { heading } from './heading.ts';

const cellWidth = 16;

/** The columns in their order, those shown with a mark, and what the one under the cursor shows. */
export function columnsLines({ choices, at }: ColumnsDialog, width: number): readonly StyledLine[] {
  const across = Math.max(1, Math.floor((width - 2) / cellWidth));
  const cells = choices.map(({ name, shown }, place): StyledText => {
    const text = fit(` ${shown ? '•' : ' '} ${name}`, cellWidth);
    return span(text, place === at ? 'selected' : shown ? 'strong' : 'idle');
  });
  const rows: StyledLine[] = [];
  for (let from = 0; from < cells.length; from += across) rows.push(line(' ', ...cells.slice(from, from + across)));
  return [heading('Columns', '', width), ...rows, line(span(`   ${choices[at]?.summary ?? ''}`, 'idle'))];
}
