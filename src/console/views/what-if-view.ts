import type { ServiceKey } from '../../domain/service.ts';
import { bar } from '../columns/bar.ts';
import { serviceName } from '../columns/service-name.ts';
import { emptyLine, fit, line, span, type StyledLine } from '../paint/line.ts';
import type { State } from '../state.ts';
import type { WhatIfServer, WhatIfService } from '../what-if.ts';

/** The table as it is and as it is staged, side by side, under the same simulated clients. */
export function whatIfLines({ whatIf, staged, size }: State): readonly StyledLine[] {
  if (whatIf === null) return [line(span('   simulating…', 'idle'))];
  const changes = staged.length === 1 ? '1 staged change' : `${staged.length} staged changes`;
  const room = Math.max(4, Math.floor((size.columns - 44) / 2));
  return [
    line(
      span(' What if', 'title'),
      span(`   ${changes}; each service gets ${whatIf.sessions} simulated sessions`, 'idle'),
    ),
    emptyLine,
    line(span(`   ${fit('SERVICE / REAL SERVER', 26)} ${fit('NOW', 6 + room)} ${fit('STAGED', 6 + room)}`, 'heading')),
    ...whatIf.services.flatMap((service) => serviceLines(service, room)),
  ];
}

function serviceLines({ name, refused, servers }: WhatIfService, room: number): readonly StyledLine[] {
  const moved = servers.reduce((sum, { before, after }) => sum + Math.abs((after ?? 0) - (before ?? 0)), 0) / 2;
  const words = [
    ...(moved >= 0.005 ? [`${Math.round(moved * 100)} % of the sessions go elsewhere`] : []),
    ...(refused.before !== refused.after ? [`refused: ${refused.before} now, ${refused.after} then`] : []),
    ...(refused.after > 0 && refused.before === refused.after ? [`refused: ${refused.after}`] : []),
  ];
  return [
    line(
      span(` ▾ ${serviceName(JSON.parse(name) as ServiceKey)}`, 'strong'),
      span(`  ${words.join('; ')}`, refused.after > refused.before ? 'danger' : 'warning'),
    ),
    ...servers.map((server) => serverLine(server, room)),
  ];
}

function serverLine({ name, before, after }: WhatIfServer, room: number): StyledLine {
  const differs = Math.abs((before ?? 0) - (after ?? 0)) >= 0.005;
  return line(
    span(`   ${fit(`  ${name}`, 26)} `),
    span(`${fit(shareText(before, room), 6 + room)} `, 'idle'),
    span(fit(shareText(after, room), 6 + room), differs ? 'changed' : 'idle'),
  );
}

function shareText(share: number | null, room: number): string {
  return share === null ? '–' : `${`${Math.round(share * 100)} %`.padStart(5)} ${bar(share, room)}`;
}
