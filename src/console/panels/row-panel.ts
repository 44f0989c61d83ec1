import { clearsBelow } from '../../domain/clears-below.ts';
import type { ObservedServer } from '../../domain/observation.ts';
import type { RowFigureName } from '../../domain/row-figures.ts';
import { type Persistence, serviceFamily, wholeNetmask } from '../../domain/service.ts';
import { methodWord } from '../../domain/other-method.ts';
import { forwardingMethods } from '../../domain/server.ts';
import { flagNames } from '../../domain/scheduler-flags.ts';
import { type History, series } from '../../live/history.ts';
import { withNames } from '../address-names.ts';
import { serviceName } from '../columns/service-name.ts';
import { tunnelText } from '../columns/tunnel-text.ts';
import { emptyLine, fit, foreign, line, type StyledLine, type StyledText, span, type Tone } from '../paint/line.ts';
import { clockText, durationText } from '../paint/time.ts';
import { wrapped } from '../paint/wrap.ts';
import type { State } from '../state.ts';
import type { RowId } from '../../live/identity.ts';
import { stateSentences } from './state-sentences.ts';
import type { MachineRow, Row, ServerRow } from '../row.ts';
import { rowName } from '../rows/row-name.ts';
import { countsConnections } from '../../plan/impact/counts-connections.ts';
import { seenBefore, shownObservation } from '../shown-sample.ts';
import { queueWaits } from '../queue-waits.ts';
import { drainSentence } from './drain-sentence.ts';
import { figureLines } from './figures.ts';
import { sparkline } from './sparkline.ts';

/** Everything known about one row: how it is doing, its history, its settings, its figures. */
export function rowPanel(row: Row, state: State, width: number): readonly StyledLine[] {
  if (row.kind === 'machine') return machineLines(row, state, width);
  const { history } = seenBefore(state);
  const head = line(
    span(` ${rowName(row)}`, 'title'),
    nameSpan(rowName(row), state),
    span(row.kind === 'server' ? `  of ${serviceName(row.service.key)}` : '', 'idle'),
  );
  const isCounted = countsConnections(shownObservation(state));
  const fields = row.kind === 'service' ? serviceFields(row) : serverFields(row, isCounted);
  const kept = (['active', 'connections', 'inBytes', 'outBytes'] as const).map((name) =>
    historyLine(row, history, name, width),
  );
  const figures = row.kind === 'service' ? row.service : row.server;
  const change = lastChange(row.id, state);
  return [
    head,
    ...(row.kind === 'server' ? [...drainedBy(row, state), ...queueSentences(row.id, state)] : []).flatMap((text) =>
      sentence(text, 'accent', width),
    ),
    ...(row.kind === 'server' ? stateSentences(row, state) : []).flatMap(({ text, tone }) =>
      sentence(text, tone, width),
    ),
    ...rampSentences(row.id, state).flatMap((text) => sentence(text, 'accent', width)),
    ...(change === null ? [] : sentence(change, 'changed', width)),
    ...(isCounted ? [emptyLine, ...kept] : []),
    emptyLine,
    ...fields.map(([label, value]) => line(span(`   ${fit(label, 15)}`, 'idle'), span(foreign(value)))),
    emptyLine,
    ...(isCounted ? figureLines(figures.totals, figures.rates) : [uncountedLine]),
  ];
}

const uncountedLine = line(span('   connections and figures are unknown: this director does not count them', 'idle'));

/** The name that files give to an address, beside it. */
function nameSpan(text: string, { preferences }: State): StyledText {
  const named = withNames(text, preferences.nameOf);
  return span(named === text ? '' : `  ${named}`, 'accent');
}

function sentence(text: string, tone: Tone, width: number): readonly StyledLine[] {
  return wrapped(foreign(text), width - 4, '  ').map((row) => line(span(`   ${row}`, tone)));
}

/** The last change of a row that another operator made while this console was running. */
function lastChange(id: RowId, { elsewhere }: State): string | null {
  const found = elsewhere.findLast(({ rows }) => rows.includes(id));
  return found === undefined ? null : `${clockText(found.at)} changed elsewhere: ${found.text}`;
}

function drainedBy(row: ServerRow, state: State): readonly string[] {
  const said = row.server.weight === 0 ? drainSentence(row, state) : null;
  return said === null ? [] : [said];
}

/** What comes after a drain, and what a server waits for. */
function queueSentences(id: RowId, state: State): readonly string[] {
  const { queue } = state;
  if (queue === null) return [];
  if (queue.now === id) return [`one after another: ${queueWaits(state, queue)}`];
  const place = queue.servers.findIndex((one) => one.id === id);
  const before = place === 0 ? 'the one before is' : `the ${place + 1} before are`;
  return place < 0 ? [] : [`drains when ${before} empty; K stops`];
}

function rampSentences(id: RowId, { ramps, now }: State): readonly string[] {
  return ramps
    .filter((ramp) => ramp.id === id)
    .map(({ to, weights, nextAt }) => {
      const wait = durationText(nextAt - now);
      return `ramps up to weight ${to}: next ${weights[0] ?? to} in ${wait}; K stops it`;
    });
}

/** A machine, with its figures in each of its services. */
function machineLines({ address, servers, sum }: MachineRow, state: State, width: number): readonly StyledLine[] {
  const isCounted = countsConnections(shownObservation(state));
  const countText = (count: number) => (isCounted ? String(count) : '–');
  const longest = Math.max(...servers.map(({ service }) => serviceName(service.key).length));
  const room = Math.min(longest, Math.max(12, width - 40));
  const head = `   ${fit('SERVICE', room)} ${fit('PORT', 6, 'right')} ${fit('WEIGHT', 8, 'right')} ${fit('ACTIVE', 8, 'right')} ${fit('INACT', 8, 'right')}`;
  return [
    line(
      span(` ${address}`, 'title'),
      nameSpan(address, state),
      span(`  in ${servers.length} ${servers.length === 1 ? 'service' : 'services'}`, 'idle'),
    ),
    emptyLine,
    line(span(head, 'heading')),
    ...servers.map(({ service, server }) =>
      line(
        span(`   ${fit(serviceName(service.key), room)} ${fit(String(server.port), 6, 'right')} `),
        span(
          fit(server.weight === 0 ? 'drain 0' : String(server.weight), 8, 'right'),
          server.weight === 0 ? 'warning' : 'plain',
        ),
        span(` ${fit(countText(server.active), 8, 'right')} ${fit(countText(server.inactive), 8, 'right')}`),
      ),
    ),
    emptyLine,
    ...(isCounted ? figureLines(sum.totals, sum.rates) : [uncountedLine]),
  ];
}

type Fields = readonly (readonly [string, string])[];

function serviceFields({ service }: Extract<Row, { kind: 'service' }>): Fields {
  const { scheduler, flags, persistence, engine, onePacket, servers, key } = service;
  const draining = servers.filter(({ weight }) => weight === 0).length;
  const names = flagNames(scheduler, flags);
  return [
    ['Scheduler', [scheduler, ...names].join(', ')],
    ['Persistence', persistence === null ? 'none' : persistenceText(persistence, wholeNetmask(serviceFamily(key)))],
    ['Engine', engine ?? 'none'],
    ['One packet', onePacket ? 'yes: each datagram is scheduled separately' : 'no'],
    ['Real servers', `${servers.length}${draining > 0 ? `, ${draining} with weight 0` : ''}`],
  ];
}

function persistenceText({ timeout, ticks, netmask }: Persistence, whole: string | number): string {
  return `${ticks === undefined ? `${timeout} s` : `${ticks} ticks`}${netmask === whole ? '' : `, by client network ${netmask}`}`;
}

function serverFields({ server, service }: Extract<Row, { kind: 'server' }>, isCounted: boolean): Fields {
  const { method, weight, upper, tunnel, active, inactive, persistent } = server;
  const sum = service.servers.reduce((all, other) => all + other.weight, 0);
  const share = sum === 0 ? 0 : Math.round((weight / sum) * 100);
  return [
    [
      'Method',
      server.otherMethod ? `${methodWord(server)}: no rule can express this` : forwardingMethods[method].summary,
    ],
    ...(tunnel === null ? [] : [['Tunnel', tunnelText(tunnel)] as const]),
    ['Weight', weight === 0 ? '0: no new connections' : `${weight} of ${sum} (${share} %)`],
    ...(isCounted
      ? [['Connections', `${active} active${partOf(active, service.servers)}, ${inactive} inactive`] as const]
      : []),
    ...(persistent === undefined || !isCounted ? [] : [['Held clients', String(persistent)] as const]),
    [
      'Limits',
      upper === 0
        ? 'none'
        : `full at ${upper} connections, active and inactive; new ones again below ${clearsBelow(server)}`,
    ],
  ];
}

/** Shares are of active connections, as those in the table are. */
function partOf(active: number, servers: readonly ObservedServer[]): string {
  const all = servers.reduce((sum, server) => sum + server.active, 0);
  return all === 0 ? '' : ` (${Math.round((active / all) * 100)} % of the service's)`;
}

const labels: Readonly<Record<RowFigureName, string>> = {
  inactive: 'Inactive',
  connections: 'Connections/s',
  active: 'Active',
  inBytes: 'Bytes/s in',
  outBytes: 'Bytes/s out',
};

function historyLine(row: Row, history: History, name: RowFigureName, width: number): StyledLine {
  const values = series(history, row.id, name);
  const { bars, most } = sparkline(values, Math.max(8, Math.min(120, width - 36)));
  return line(span(`   ${fit(labels[name], 15)}`, 'idle'), span(bars, 'accent'), span(`  at most ${most}`, 'idle'));
}
