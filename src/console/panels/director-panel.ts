import type { DirectorRow } from '../director-row.ts';
import { emptyLine, foreign, line, span, type StyledLine } from '../paint/line.ts';
import { wrapped } from '../paint/wrap.ts';
import { pairedRows } from './paired-rows.ts';
import type { State } from '../state.ts';

/** How a director differs from the first one, and the rows of both side by side. */
export function directorPanel(row: DirectorRow, state: State, width: number): readonly StyledLine[] {
  const { spec, state: life, role, reason, differences, observation, isFirst } = row;
  const first = state.live.latest?.observation ?? null;
  const head = line(
    span(` ${foreign(spec)}`, 'title'),
    span(`  ${life}${role === 'unknown' ? '' : `, ${role}`}`, 'idle'),
  );
  const why =
    reason === '' ? [] : wrapped(foreign(reason), width - 4).map((text) => line(span(`   ${text}`, 'danger')));
  const here =
    row.addresses === null
      ? []
      : [line(span(`   ${row.addresses.own} of ${row.addresses.of} virtual addresses are on its host`, 'idle'))];
  const vrrp = (row.vrrp ?? []).map(({ instance, state: word }) =>
    line(span(`   keepalived: VRRP instance ${foreign(instance)} is ${word}`, 'idle')),
  );
  const about = [head, ...why, ...here, ...vrrp];
  if (isFirst) return [...about, line(span('   the other views show this director', 'idle'))];
  const drift =
    differences === null
      ? [line(span('   drift: unknown until both were read', 'idle'))]
      : differences.length === 0
        ? [line(span(`   the same services as ${foreign(state.source.spec)}`, 'good'))]
        : differences.flatMap((text) =>
            wrapped(foreign(text), width - 4, '  ').map((one) => line(span(`   ${one}`, 'warning'))),
          );
  const rows =
    first === null || observation === null
      ? []
      : [emptyLine, line(span('   the first director → this one', 'idle')), ...pairedRows(first, observation)];
  return [...about, ...drift, ...rows];
}
