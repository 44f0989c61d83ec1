import type { Figures } from '../../domain/observation.ts';
import { noFigures } from '../../domain/observation.ts';
import { foreign, type Line, span, type Span, spansWidth, spread } from '../paint/line.ts';
import { shortCount } from '../columns/numbers.ts';
import { shownObservation } from '../selectors.ts';
import type { State } from '../state.ts';
import { arrangement } from './tabs.ts';
import { layout } from '../layout.ts';
import { clockText, durationText } from './time.ts';

/** Which director, what it holds, what passes through it; at the right whether the picture is alive. */
export function titleLine(state: State): Line {
  const { columns } = state.size;
  const right = stateSpans(state);
  const left: Span[] = [span(' lvsrules ', 'title'), span(foreign(state.source.spec), 'accent')];
  for (const [text, label] of totals(state)) {
    const next = [span('  '), span(text, 'strong'), span(` ${label}`, 'idle')];
    if (spansWidth(left) + spansWidth(next) + spansWidth(right) + 1 > columns) break;
    left.push(...next);
  }
  return spread(left, right, columns);
}

function totals(state: State): readonly (readonly [string, string])[] {
  const { services } = shownObservation(state);
  const servers = services.flatMap((service) => service.servers);
  const draining = servers.filter(({ weight }) => weight === 0).length;
  const rates = services.reduce((sum, { rates: own }) => (own ? added(sum, own) : sum), noFigures);
  const counted = services.some((service) => service.rates !== undefined);
  return [
    [String(services.length), services.length === 1 ? 'service' : 'services'],
    [String(servers.length), servers.length === 1 ? 'server' : 'servers'],
    ...(draining > 0 ? ([[String(draining), 'draining']] as const) : []),
    [shortCount(sum(servers, 'active'), 6), 'active'],
    ...(counted
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

function sum(servers: readonly { readonly active: number }[], name: 'active'): number {
  return servers.reduce((all, server) => all + server[name], 0);
}

function added(left: Figures, right: Figures): Figures {
  return {
    connections: left.connections + right.connections,
    inPackets: left.inPackets + right.inPackets,
    outPackets: left.outPackets + right.outPackets,
    inBytes: left.inBytes + right.inBytes,
    outBytes: left.outBytes + right.outBytes,
  };
}

function stateSpans(state: State): readonly Span[] {
  const { live, now, lock, rules, source, busy } = state;
  const spans: Span[] = layout(state).tabs ? [] : [...arrangement(state)];
  if (rules?.changed) spans.push(span('rules changed  ', 'warning'));
  if (lock !== null) spans.push(span(lock.opens ? 'locked  ' : 'read-only  ', 'warning'));
  if (busy !== null) spans.push(span(`${busy}…  `, 'accent'));
  if (live.failure !== null) spans.push(span('● no answer ', 'danger'));
  else if (live.frozen !== null) spans.push(span(`● paused ${durationText(now - live.frozen.since)} `, 'warning'));
  else if (live.latest === null) spans.push(span('○ reading ', 'idle'));
  else spans.push(span('● ', 'good'), span(`${clockText(live.latest.at)} ${source.intervalMs / 1000}s `, 'idle'));
  return spans;
}
