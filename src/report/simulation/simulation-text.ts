import { durationText } from '../../forecast/duration.ts';
import type { Timeouts } from '../../domain/table.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { BreakCause } from '../../forecast/session.ts';
import { escapeControls } from '../escape.ts';
import type { ServerSummary, ServiceSummary, SimulationSummary } from './simulation-summary.ts';

const barWidth = 24;

/** A table for each service, with a bar for what each server got. */
export function simulationText(summary: SimulationSummary): string {
  const { rules, seconds, seed, sessions, connections, services, timeouts } = summary;
  const head = `${escapeControls(rules)}: ${sessions} sessions in ${durationText(seconds * 1000)}, seed ${seed}; ${connections} connections at the end`;
  return [head, ...services.map((service) => serviceText(service, timeouts))].join('\n\n') + '\n';
}

function serviceText(service: ServiceSummary, timeouts: Timeouts): string {
  const { sessions, refused, away, elsewhere, unanswered, broken } = service;
  const troubles = [
    [refused, 'refused'],
    [away, 'while the service was away'],
    [elsewhere, 'taken by another service'],
    [unanswered, 'unanswered'],
    [broken, 'broken off'],
  ] as const;
  const told = troubles
    .filter(([count]) => count > 0)
    .map(([count, what]) => `, ${count} ${what} (${percent(count / sessions)})`);
  const width = Math.max(6, ...service.servers.map(({ server }) => server.length));
  const head = `  ${'server'.padEnd(width)}  weight  wanted     got  ${''.padEnd(barWidth)}  peak`;
  return [
    `${service.service} ${service.scheduler}: ${sessions} sessions${told.join('')}`,
    ...breakLines(service, timeouts),
    head,
    ...service.servers.map((server) => serverText(server, width)),
  ].join('\n');
}

const causes: readonly BreakCause[] = ['deleted', 'reset', 'idle', 'silent', 'refused'];

/** One line for each cause, with the timer that decides how long a client waits. */
function breakLines({ service, brokenBy }: ServiceSummary, timeouts: Timeouts): readonly string[] {
  return causes.flatMap((cause) => {
    const count = brokenBy[cause] ?? 0;
    return count === 0 ? [] : [`  broken off: ${count} ${causeText(cause, timerOf(service, timeouts))}`];
  });
}

function causeText(cause: BreakCause, timer: string): string {
  switch (cause) {
    case 'deleted':
      return `when their server was deleted: no answer until the ${timer} ends (expire_nodest_conn 0)`;
    case 'reset':
      return 'when their server was deleted: ended at once (expire_nodest_conn 1)';
    case 'idle':
      return `idle for longer than the ${timer}`;
    case 'silent':
      return 'when their server stopped answering';
    case 'refused':
      return 'when no server accepted them any more';
    default:
      return unreachable(cause);
  }
}

/** A mark's clients of a simulation are TCP. */
function timerOf(service: string, { tcp, udp }: Timeouts): string {
  if (service.startsWith('udp')) return `UDP timer of ${udp} s`;
  return service.startsWith('sctp') ? 'SCTP timer of 900 s' : `TCP timer of ${tcp} s`;
}

function serverText(server: ServerSummary, width: number): string {
  const { weight, wanted, got, peak } = server;
  const line = [
    `  ${server.server.padEnd(width)}`,
    String(weight).padStart(6),
    percent(wanted).padStart(6),
    percent(got).padStart(6),
    bar(got),
    String(peak).padStart(4),
    ending(server),
  ];
  return line.join('  ').trimEnd();
}

function ending({ present, weight, drainSeconds, live }: ServerSummary): string {
  if (present && weight > 0) return '';
  const what = present ? 'quiesced' : 'deleted';
  if (drainSeconds !== undefined && drainSeconds > 0)
    return `${what}, drained after ${durationText(drainSeconds * 1000)}`;
  return live > 0 ? `${what}, ${live} sessions left` : what;
}

/** Whole blocks and one of the eighths. */
function bar(share: number): string {
  const eighths = Math.round(share * barWidth * 8);
  const rest = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8] ?? '';
  return ('█'.repeat(Math.floor(eighths / 8)) + rest).padEnd(barWidth);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
