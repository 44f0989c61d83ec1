import { durationText } from '../../forecast/duration.ts';
import { escapeControls } from '../escape.ts';
import type { ServerSummary, ServiceSummary, SimulationSummary } from './summary.ts';

const barWidth = 24;

/** A table for each service, with bars for what each server got. */
export function simulationText({ rules, seconds, seed, sessions, connections, services }: SimulationSummary): string {
  const head = `${escapeControls(rules)}: ${sessions} sessions in ${durationText(seconds * 1000)}, seed ${seed}; ${connections} connections at the end`;
  return [head, ...services.map(serviceText)].join('\n\n') + '\n';
}

function serviceText(service: ServiceSummary): string {
  const { sessions, refused, unanswered, broken } = service;
  const troubles = [
    [refused, 'refused'],
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
    head,
    ...service.servers.map((server) => serverText(server, width)),
  ].join('\n');
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
