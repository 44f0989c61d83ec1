import { type Observation, tableOf } from '../../domain/observation.ts';
import { idsOf, type RowId } from '../../live/identity.ts';
import { lintText } from '../../lint/lint.ts';
import { emitTable } from '../../syntax/emit.ts';
import type { ProblemRow } from '../problem-row.ts';

const memory: { last: { readonly text: string; readonly rows: readonly ProblemRow[] } | null } = { last: null };
const known = new WeakMap<Observation, readonly ProblemRow[]>();

/** What lint finds in the live table. Linted again only when the rules change: counters do not affect findings. */
export function tableProblems(observation: Observation): readonly ProblemRow[] {
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
      line: `ipvsadm ${lines[finding.line - 1] ?? ''}`,
      advice: [],
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
