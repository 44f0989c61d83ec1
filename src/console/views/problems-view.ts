import type { Observation } from '../../domain/observation.ts';
import { tableOf } from '../../domain/observation.ts';
import type { Finding } from '../../lint/finding.ts';
import { lintText } from '../../lint/lint.ts';
import { emitTable } from '../../syntax/emit.ts';
import { foreign, line, type StyledLine, span, type Tone } from '../paint/line.ts';
import { wrapped } from '../paint/wrap.ts';
import { driftLines } from './drift-lines.ts';
import { latestObservation, shownSample } from '../selectors.ts';
import type { State } from '../state.ts';

/** How the table differs from the file of `--rules`, and what lint finds in it, each with the line it is about. */
export function problemLines(state: State): readonly StyledLine[] {
  if (shownSample(state) === null) return [line(span('   reading the table…', 'idle'))];
  const { lines, findings } = judged(latestObservation(state));
  const drift = driftLines(state);
  if (findings.length === 0) return [...drift, line(span('   Lint finds no problems in this table.', 'good'))];
  return [...drift, ...findings.flatMap((finding) => findingLines(finding, lines, state.size.columns))];
}

interface Judged {
  readonly text: string;
  readonly lines: readonly string[];
  readonly findings: readonly Finding[];
}

const memory: { last: Judged | null } = { last: null };

/** Linted again only when the rules change: counters do not affect findings. */
function judged(observation: Observation): Judged {
  const text = emitTable(tableOf(observation), { lossless: true });
  if (memory.last?.text === text) return memory.last;
  const findings = lintText(text).filter(({ suppressed }) => !suppressed);
  memory.last = { text, lines: text.split('\n'), findings };
  return memory.last;
}

const tones: Readonly<Record<string, Tone>> = { error: 'danger', warning: 'warning' };

function findingLines(finding: Finding, lines: readonly string[], width: number): readonly StyledLine[] {
  const tone = tones[finding.severity] ?? 'plain';
  const head = `${finding.severity} ${finding.rule} ${finding.message}`;
  const about = lines[finding.line - 1];
  return [
    ...wrapped(foreign(head), width - 4, '  ').map((row) => line(span(` ${row}`, tone))),
    ...(about === undefined ? [] : [line(span(`     ipvsadm ${foreign(about)}`, 'idle'))]),
  ];
}
