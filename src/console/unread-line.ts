import { foreign, line, type StyledLine, span } from './paint/line.ts';
import { shownSample } from './shown-sample.ts';
import type { State } from './state.ts';

/** What a view shows before the first sample: why the director cannot be read, or that it is being read. */
export function unreadLine(state: State): StyledLine | null {
  if (shownSample(state) !== null) return null;
  const why = state.live.failure;
  return why === null ? line(span('   reading the table…', 'idle')) : line(span(`   ${foreign(why)}`, 'danger'));
}
