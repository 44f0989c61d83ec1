import type { LintLine, LintDocument } from '../lint-document.ts';
import { namedService } from './named.ts';
import { valueOf } from './line-settings.ts';

/** Whether a line is refused only because the line that should add its server is refused: only that one is reported. */
export function followsFromAbove(line: LintLine, { intended }: LintDocument): boolean {
  if (line.refused?.reason !== 'no-such-server') return false;
  return intended.has(`${namedService(line) ?? ''} ${valueOf(line, 'real-server') ?? ''}`);
}
