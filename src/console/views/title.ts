import { cut, cutMiddle, foreign, type StyledLine, span, type StyledText, spansWidth, spread } from '../paint/line.ts';
import { shortCount } from '../columns/short-count.ts';
import { sampleAge } from '../freshness.ts';
import { shownObservation } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { arrangementWords } from '../arrangement-words.ts';
import { totalsOf } from '../table-totals.ts';
import { layout } from '../layout.ts';
import { clockText, dayText, durationText } from '../paint/time.ts';

/** Whether the screen is live, the director, its contents and its traffic. */
export function titleLine(state: State): StyledLine {
  const { columns } = state.size;
  const spans: StyledText[] = [...simulatedSpans(state), ...lifeSpans(state), ...wordSpans(state)];
  const room = Math.max(nameLeast, columns - spansWidth(spans) - 1);
  spans.push(span(cutMiddle(foreign(state.source.spec), room), 'director'));
  const right = layout(state).tabs ? [] : [...stagedSpans(state), ...arrangementWords(state)];
  for (const [text, label] of totals(state)) {
    const next = [span('  '), span(text, 'strong'), span(` ${label}`, 'idle')];
    if (spansWidth(spans) + spansWidth(next) + spansWidth(right) + 1 > columns) break;
    spans.push(...next);
  }
  return spread(spans, right, columns);
}

/** On a screen without tabs, where the count of the plan tab is missing. */
function stagedSpans({ staged }: State): readonly StyledText[] {
  return staged.length === 0 ? [] : [span(`${staged.length} staged  `, 'warning')];
}

/** A name shorter than this is useless. */
const nameLeast = 8;

/** Other notices, most important first. */
export function warningWords({ lock, rules, source, privacy }: State): readonly string[] {
  return [
    ...(source.simulated === null ? [] : ['SIMULATED']),
    ...(lock === null ? [] : [lock.opens ? 'locked' : 'read-only']),
    ...(rules?.changed ? ['rules changed'] : []),
    ...(privacy ? ['clients hidden'] : []),
  ];
}

/** On a screen without room for the banner. */
function simulatedSpans(state: State): readonly StyledText[] {
  if (state.source.simulated === null || layout(state).banner) return [];
  return [span(state.size.columns < 20 ? ' SIM ' : ' SIMULATED ', 'banner')];
}

function lifeSpans({ live, now, source, replay }: State): readonly StyledText[] {
  if (replay !== null && live.frozen !== null) return recordedSpans(live, replay.playing);
  const { failure, frozen, latest } = live;
  if (failure !== null) {
    const age = durationText(sampleAge(live, now));
    return [span(` ● no answer ${age}: ${cut(foreign(failure), 40)}  `, 'danger')];
  }
  if (frozen !== null) return [span(` ● paused ${durationText(now - frozen.since)}  `, 'warning')];
  if (latest === null) return [span(' ○ reading  ', 'idle')];
  return [span(' ● ', 'good'), span(`${clockText(latest.at)} ${source.intervalMs / 1000}s  `, 'idle')];
}

/** The time of the sample shown, and its place in the recording. */
function recordedSpans({ frozen, past }: State['live'], playing: boolean): readonly StyledText[] {
  const at = frozen === null ? -1 : past.indexOf(frozen.sample);
  const time = `${dayText(frozen?.sample.at ?? 0)} ${clockText(frozen?.sample.at ?? 0)}`;
  return [
    span(playing ? ' ● playing ' : ' ● recorded ', playing ? 'good' : 'warning'),
    span(time, 'strong'),
    span(`  ${at + 1} of ${past.length}  `, 'idle'),
  ];
}

function wordSpans(state: State): readonly StyledText[] {
  const { busy } = state;
  return [
    ...warningWords(state)
      .filter((word) => word !== 'SIMULATED')
      .map((word) => span(`${word}  `, 'warning')),
    ...(busy === null ? [] : [span(`${foreign(busy)}…  `, 'accent')]),
  ];
}

function totals(state: State): readonly (readonly [string, string])[] {
  const { services, servers, draining, active, rates } = totalsOf(shownObservation(state));
  return [
    [String(services), services === 1 ? 'service' : 'services'],
    [String(servers), servers === 1 ? 'server' : 'servers'],
    ...(draining > 0 ? ([[String(draining), 'draining']] as const) : []),
    ...(active === null ? [] : ([[shortCount(active, 6), 'active']] as const)),
    ...(rates !== null
      ? ([
          [shortCount(rates.connections, 5), 'conn/s'],
          [shortCount(rates.inBytes, 5), 'B/s in'],
          [shortCount(rates.outBytes, 5), 'B/s out'],
          [shortCount(rates.inPackets, 5), 'packets/s in'],
          [shortCount(rates.outPackets, 5), 'out'],
        ] as const)
      : []),
  ];
}
