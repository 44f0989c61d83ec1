import type { PlanDialog } from '../dialog.ts';
import { emptyLine, foreign, line, type Line, span } from '../paint/line.ts';
import { wrapped } from '../paint/wrap.ts';
import { changeLines } from './change-lines.ts';
import { fieldSpans } from './field.ts';
import { heading } from './heading.ts';

/** A plan: the commands, what they do to clients, and what must be typed first. */
export function planLines({ proposal, typed, top }: PlanDialog, width: number): readonly Line[] {
  const commands = changeLines(proposal.changes, width);
  const impact = proposal.impact.flatMap(({ text, tone }) =>
    wrapped(foreign(text), width - 6).map((row, at) =>
      line(span(at === 0 && tone !== 'plain' ? ' ! ' : '   ', tone), span(row, tone === 'plain' ? 'idle' : tone)),
    ),
  );
  const asked =
    proposal.typed === null
      ? []
      : [emptyLine, line(span(`   Type ${proposal.typed} to confirm: `, 'strong'), ...fieldSpans(typed, 40))];
  const head = heading(proposal.title, count(proposal.changes.length), width);
  const body = [...commands, ...(impact.length > 0 ? [emptyLine] : []), ...impact];
  return [head, ...body.slice(Math.min(top, body.length - 1)), ...asked];
}

/** How many rows at the end must be seen whatever else is cut: what is typed. */
export function planFoot({ proposal }: PlanDialog): number {
  return proposal.typed === null ? 0 : 2;
}

function count(changes: number): string {
  return changes === 1 ? '1 line' : `${changes} lines`;
}
