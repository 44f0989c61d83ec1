import type { UnfinishedDialog } from '../dialog.ts';
import { line, type StyledLine, span } from '../paint/line.ts';
import { wrapped } from '../paint/wrap.ts';

export function unfinishedLines({ words, finish, rollBack }: UnfinishedDialog, width: number): readonly StyledLine[] {
  const steps = (count: number) => `${count} ${count === 1 ? 'change' : 'changes'}`;
  const ways = [
    finish && `f finishes it: ${steps(finish.changes.length)}`,
    rollBack && `u rolls it back: ${steps(rollBack.changes.length)}`,
    'Esc leaves the table as it is',
  ].filter((way) => way !== null);
  const text = `${words.charAt(0).toUpperCase()}${words.slice(1)}. ${ways.join(', ')}.`;
  return wrapped(text, width - 1).map((row) => line(span(` ${row}`, 'warning')));
}
