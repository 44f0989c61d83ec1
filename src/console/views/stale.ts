import type { Staleness } from '../freshness.ts';
import { cut, cutMiddle, foreign, type StyledLine, span, spansWidth, spread } from '../paint/line.ts';
import type { State } from '../state.ts';
import { warningWords } from './title.ts';
import { durationText } from '../paint/time.ts';

/** The first row while the table is stale: for how long, why, and of which director. */
export function staleLine(state: State, { ageMs, reason }: Staleness): StyledLine {
  const { columns } = state.size;
  const words = warningWords(state);
  const name = cutMiddle(foreign(state.source.spec), Math.max(8, Math.floor(columns / 4)));
  const shown = columns < 60 ? words : [...words, name];
  const right = columns < 40 || shown.length === 0 ? [] : [span(`${shown.join('  ')} `)];
  const lead = columns < 24 ? '' : ' ';
  const text = `${lead}STALE ${durationText(ageMs)}: ${foreign(reason)}`;
  const left = span(cut(text, columns - spansWidth(right) - 1));
  return { ...spread([left], right, columns), tone: 'stale' };
}
