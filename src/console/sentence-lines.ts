import { foreign, line, type StyledLine, span, type Tone } from './paint/line.ts';
import { wrapped } from './paint/wrap.ts';
import { shownSample } from './shown-sample.ts';
import type { State } from './state.ts';

/** What a view shows before the first sample: why the director cannot be read, or that it is being read. */
export function unreadLines(state: State): readonly StyledLine[] | null {
  if (shownSample(state) !== null) return null;
  const why = state.live.failure;
  return why === null ? sentence('reading the table…', 'idle', state) : sentence(foreign(why), 'danger', state);
}

/** A sentence instead of rows, over as many lines as it needs. */
export function sentence(text: string, tone: Tone, { size }: State): readonly StyledLine[] {
  return wrapped(text, size.columns - 4).map((row) => line(span(`   ${row}`, tone)));
}
