import { emptyLine, line, span, type StyledLine } from '../paint/line.ts';
import { clockText } from '../paint/time.ts';
import { pairedRows } from '../panels/paired-rows.ts';
import { shownSample } from '../shown-sample.ts';
import type { State } from '../state.ts';

/** The sample that was gone back to, beside the present one: weights, connections and rates, then and now. */
export function compareLines(state: State): readonly StyledLine[] {
  const [then, now] = [shownSample(state), state.live.latest];
  if (then === null || now === null) return [];
  const last = state.source.recorded === undefined ? 'now' : 'at the end';
  return [
    line(span(' Then and now', 'title'), span(`   ${clockText(then.at)} → ${clockText(now.at)}, ${last}`, 'idle')),
    emptyLine,
    ...pairedRows(then.observation, now.observation),
  ];
}
