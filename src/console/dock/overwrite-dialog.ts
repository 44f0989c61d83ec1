import { foreign, line, type StyledLine, span } from '../paint/line.ts';
import { wrapped } from '../paint/wrap.ts';

import type { OverwriteDialog } from '../dialog.ts';

const questions: Readonly<Record<OverwriteDialog['what'], string>> = {
  rules: 'Change it to match the table? Its comments and order are kept.',
  recording: 'Replace it with the recording?',
};

export function overwriteLines({ path, what }: OverwriteDialog, width: number): readonly StyledLine[] {
  const asked = `${foreign(path)} exists. ${questions[what]}`;
  return wrapped(asked, width - 2).map((row) => line(span(` ${row}`, 'warning')));
}
