import { counted } from '../../report/counted.ts';
import { line, type StyledLine, span } from '../paint/line.ts';
import { wrapped } from '../paint/wrap.ts';
import type { State } from '../state.ts';

/** What is lost by quitting, and the question. */
export function quitLines({ staged, ramps, queue }: State, width: number): readonly StyledLine[] {
  const waiting = queue?.servers.length ?? 0;
  const lost = [
    ...(staged.length === 0
      ? []
      : [`${counted(staged.length, ['staged change is', 'staged changes are'])} not applied.`]),
    ...(ramps.length === 0 ? [] : [`${counted(ramps.length, ['weight goes', 'weights go'])} up no further.`]),
    ...(waiting === 0 ? [] : [`${counted(waiting, ['server that waits is', 'servers that wait are'])} not drained.`]),
  ];
  const question = staged.length === 0 ? 'Quit?' : 'Quit and discard?';
  return wrapped([...lost, question].join(' '), width - 2).map((row) => line(span(` ${row}`, 'warning')));
}
