import { idsOf, type RowId } from '../../live/identity.ts';
import type { Observation } from '../../domain/observation.ts';
import type { ProblemRow } from '../problem-row.ts';
import { latestObservation } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { type Difference, driftOf } from './drift.ts';

/** How the live table differs from the watched file. */
export function driftRows(state: State): readonly ProblemRow[] {
  const { drift, states } = driftOf(state);
  const row =
    (severity: string) =>
    ({ text: message, row: where }: Difference, at: number): ProblemRow => ({
      ...plain,
      id: `${severity} ${at}`,
      severity,
      message,
      where,
      row: where,
    });
  return [...drift.map(row('drift')), ...states.map(row('state'))];
}

/** What lint finds in the watched file, and why it cannot be followed. */
export function fileRows({ rules }: State): readonly ProblemRow[] {
  if (rules === null || rules.found.kind === 'reading') return [];
  const { problems } = rules.found;
  const rows = problems.map(({ finding, row }, at): ProblemRow => ({
    ...plain,
    id: `file ${finding.fingerprint} ${at}`,
    severity: finding.severity,
    rule: finding.rule,
    message: finding.message,
    where: `${nameOf(finding.file)}:${finding.line}`,
    row,
    line: finding.excerpt,
    advice: [
      `${finding.file}:${finding.line}:${finding.column}`,
      ...(finding.fix === undefined ? [] : [`lvsrules lint --fix ${finding.file} fixes it in the file`]),
    ],
  }));
  if (rules.found.kind !== 'unreadable') return rows;
  const { reason: message } = rules.found;
  const advice = [`${rules.path} is not followed until this is fixed`];
  return [{ ...plain, id: 'file', severity: 'error', message, where: nameOf(rules.path), advice }, ...rows];
}

/** What doctor finds on the director's host, and what it could not examine. */
export function hostRows(state: State): readonly ProblemRow[] {
  const { host } = state;
  if (host === null) return [];
  if (host.kind === 'failed') {
    return [{ ...plain, id: 'host', severity: 'unknown', message: `doctor: ${host.reason}`, where: 'host' }];
  }
  const rows = rowsByAddress(latestObservation(state));
  const { findings, unknown } = host.report;
  return [
    ...findings.map(({ check, severity, subject, message, why, evidence, remedy, host: where }, at): ProblemRow => ({
      ...plain,
      id: `host ${check} ${subject} ${at}`,
      severity,
      rule: check,
      message,
      where,
      row: rows.get(subject) ?? null,
      advice: [why, evidence, ...remedy.map((command) => `fix: ${command}`)].filter((text) => text !== ''),
    })),
    ...unknown.map(({ name, reason, host: where }, at): ProblemRow => ({
      ...plain,
      id: `host unknown ${name} ${at}`,
      severity: 'unknown',
      message: `${name} was not examined: ${reason}`,
      where,
    })),
  ];
}

const plain = { kind: 'problem', rule: '', row: null, line: '', advice: [], fix: null } as const;

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The first row of each address: of a service before that of a real server. */
function rowsByAddress(observation: Observation): ReadonlyMap<string, RowId> {
  const rows = new Map<string, RowId>();
  const add = (address: string, id: RowId | undefined) => {
    if (id !== undefined && !rows.has(address)) rows.set(address, id);
  };
  const ids = idsOf(observation);
  for (const [place, { key }] of observation.services.entries()) {
    if (key.kind !== 'fwmark') add(key.address, ids[place]?.service);
  }
  for (const [place, { servers }] of observation.services.entries()) {
    for (const [at, { address }] of servers.entries()) add(address, ids[place]?.servers[at]);
  }
  return rows;
}
