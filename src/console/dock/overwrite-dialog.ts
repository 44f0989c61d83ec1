import { foreign, line, type StyledLine, span } from '../paint/line.ts';
import { wrapped } from '../paint/wrap.ts';

export function overwriteLines(path: string, width: number): readonly StyledLine[] {
  const asked = `${foreign(path)} exists. Change it to match the table? Its comments and order are kept.`;
  return wrapped(asked, width - 2).map((row) => line(span(` ${row}`, 'warning')));
}
