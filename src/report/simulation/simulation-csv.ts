import type { SimulationSummary } from './simulation-summary.ts';

/** One line for each server, with the results of the sessions of its service. */
export function simulationCsv({ services }: SimulationSummary): string {
  const head =
    'service,scheduler,service_sessions,refused,unanswered,broken,server,weight,present,sessions,wanted,got,peak,drain_seconds,live,away,elsewhere';
  const lines = services.flatMap(
    ({ service, scheduler, sessions, refused, unanswered, broken, away, elsewhere, servers }) =>
      servers.map((one) =>
        [
          ...[service, scheduler, sessions, refused, unanswered, broken],
          ...[one.server, one.weight, one.present, one.sessions, one.wanted.toFixed(4), one.got.toFixed(4), one.peak],
          ...[one.drainSeconds ?? '', one.live, away, elsewhere],
        ].join(','),
      ),
  );
  return `${[head, ...lines].join('\n')}\n`;
}
