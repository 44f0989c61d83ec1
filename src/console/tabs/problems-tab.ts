import type { Observation } from '../../domain/observation.ts';
import { tableOf } from '../../domain/observation.ts';
import { idsOf, type RowId } from '../../live/identity.ts';
import { lintText } from '../../lint/lint.ts';
import { emitTable } from '../../syntax/emit.ts';
import type { Column } from '../columns/column.ts';
import { textColumn } from '../columns/text-column.ts';
import type { Grid } from '../grid.ts';
import type { Tone } from '../paint/line.ts';
import { problemPanel } from '../panels/problem-panel.ts';
import type { ProblemRow } from '../problem-row.ts';
import { arranged } from '../rows/arrangement.ts';
import { latestObservation, shownSample } from '../shown-sample.ts';
import type { ViewSpec } from '../view-spec.ts';
import { driftOf, type FoundDrift } from './drift.ts';

const tones: Readonly<Record<string, Tone>> = { error: 'danger', drift: 'warning', warning: 'warning', state: 'idle' };

const columns: readonly Column<ProblemRow>[] = [
  {
    name: 'where',
    title: 'WHERE',
    width: 0,
    align: 'left',
    summary: 'the row that the problem is in',
    cell: ({ where }) => ({ text: where }),
    value: ({ where }) => where,
  },
  {
    name: 'severity',
    title: 'SEVERITY',
    width: 8,
    align: 'left',
    summary: 'error, warning, info or style; drift: it differs from the rules file; state: health checks did it',
    cell: ({ severity }) => ({ text: severity, tone: tones[severity] ?? 'plain' }),
    value: ({ severity }) => severity,
  },
  {
    name: 'rule',
    title: 'RULE',
    width: 6,
    align: 'left',
    summary: 'the lint rule; lvsrules explain RULE tells more',
    cell: ({ rule }) => ({ text: rule, tone: 'accent' }),
    value: ({ rule }) => rule,
  },
  {
    name: 'fix',
    title: 'FIX',
    width: 3,
    align: 'left',
    summary: 'whether f can stage a fix',
    cell: ({ fix }) => ({ text: fix === null ? '' : 'yes', tone: 'good' }),
    value: ({ fix }) => (fix === null ? 'no' : 'yes'),
  },
  textColumn(
    { name: 'message', title: 'PROBLEM', width: 20, widens: true, summary: 'what is wrong' },
    ({ message }) => message,
  ),
];

const grid: Grid<ProblemRow> = {
  titles: ['WHERE'],
  columns,
  rows: (state, how) => {
    if (shownSample(state) === null) return [];
    return arranged([...driftRows(driftOf(state)), ...judged(latestObservation(state))], columns, text, how);
  },
  sources: (state) => [latestObservation(state), state.rules],
  text,
  longest: (rows) => rows.reduce((most, { where }) => Math.max(most, where.length + 1), 8),
  goesTo: ({ row }) => row,
  panel: (row, _, width) => problemPanel(row, width),
  empty: () => 'Lint finds no problems in this table.',
};

export const problemsTab: ViewSpec = {
  id: 'problems',
  title: 'Problems',
  key: '5',
  help: 'lint findings of the table, and how it differs from the rules file',
  grid,
};

function text({ where, severity, rule, message, line }: ProblemRow): string {
  return `${where} ${severity} ${rule} ${message} ${line}`.toLowerCase();
}

function driftRows({ drift, states }: FoundDrift): readonly ProblemRow[] {
  const row =
    (severity: string) =>
    (message: string, at: number): ProblemRow => ({
      kind: 'problem',
      id: `${severity} ${at}`,
      severity,
      rule: '',
      message,
      where: 'rules file',
      row: null,
      line: '',
      fix: null,
    });
  return [...drift.map(row('drift')), ...states.map(row('state'))];
}

const memory: { last: { readonly text: string; readonly rows: readonly ProblemRow[] } | null } = { last: null };
const known = new WeakMap<Observation, readonly ProblemRow[]>();

/** Linted again only when the rules change: counters do not affect findings. */
function judged(observation: Observation): readonly ProblemRow[] {
  const made = known.get(observation);
  if (made !== undefined) return made;
  const rules = emitTable(tableOf(observation), { lossless: true });
  if (memory.last?.text !== rules) memory.last = { text: rules, rows: problemsOf(rules, observation) };
  known.set(observation, memory.last.rows);
  return memory.last.rows;
}

function problemsOf(rules: string, observation: Observation): readonly ProblemRow[] {
  const lines = rules.split('\n');
  const rows = rowsOfLines(lines, observation);
  const bytes = new TextEncoder().encode(rules);
  const findings = lintText(bytes).filter(({ suppressed }) => !suppressed);
  return findings.map((finding, at) => {
    const row = rows[finding.line - 1] ?? null;
    return {
      kind: 'problem',
      id: `${finding.fingerprint} ${at}`,
      severity: finding.severity,
      rule: finding.rule,
      message: finding.message,
      where: row ?? 'table',
      row,
      line: lines[finding.line - 1] ?? '',
      fix: finding.fix === undefined ? null : { rules: bytes, finding },
    };
  });
}

/** Lines are in the order of the table: a service, then its servers. */
function rowsOfLines(lines: readonly string[], observation: Observation): readonly (RowId | null)[] {
  const ids = idsOf(observation);
  let service = -1;
  let server = 0;
  return lines.map((line) => {
    if (line.startsWith('-A')) {
      server = 0;
      return ids[++service]?.service ?? null;
    }
    return line.startsWith('-a') ? (ids[service]?.servers[server++] ?? null) : null;
  });
}
