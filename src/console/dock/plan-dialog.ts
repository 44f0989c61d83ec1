import type { PlanDialog, Proposal, ImpactNote } from '../dialog.ts';
import type { FleetPart } from '../fleet-part.ts';
import { emptyLine, foreign, line, type StyledLine, span } from '../paint/line.ts';
import { wrapped } from '../paint/wrap.ts';
import { changeRows } from './styled-change-lines.ts';
import { fieldSpans } from './field-spans.ts';
import { heading } from './heading.ts';

/**
 * A plan within a number of rows: its summary and warnings, then the commands and their other effects, then what must
 * be typed. The part between the heading and the last part scrolls.
 */
export function planLines({ proposal, typed, top }: PlanDialog, width: number, height: number): readonly StyledLine[] {
  const asked =
    proposal.typed === null
      ? []
      : [emptyLine, line(span(`   Type ${proposal.typed} to confirm: `, 'strong'), ...fieldSpans(typed, 40))];
  const room = Math.max(1, height - 1 - asked.length);
  const whole = bodyUpTo(proposal, width, top + room + 1);
  const from = Math.max(0, Math.min(top, whole.length - room));
  const shown = whole.slice(from, from + room);
  const isCut = from > 0 || whole.length > from + room;
  return [
    heading(proposal.title, isCut ? `${count(proposal)}, ↑↓ scroll` : count(proposal), width),
    ...shown,
    ...asked,
  ];
}

/** The largest scroll position of a plan at a width and a height. */
export function furthestPlanTop({ proposal }: PlanDialog, width: number, height: number): number {
  const room = Math.max(1, height - 1 - (proposal.typed === null ? 0 : 2));
  return Math.max(0, bodyUpTo(proposal, width, Infinity).length - room);
}

interface Body {
  readonly width: number;
  readonly lines: StyledLine[];
  /** Changes that are in the lines. */
  written: number;
}

const kept = new WeakMap<Proposal, Body>();

/** At least the requested number of rows of a plan. Rows are created once, when needed: a plan may have thousands. */
function bodyUpTo(proposal: Proposal, width: number, wanted: number): readonly StyledLine[] {
  const known = kept.get(proposal);
  const body: Body = known?.width === width ? known : { width, lines: headLines(proposal, width), written: 0 };
  kept.set(proposal, body);
  const { changes, fleet } = proposal;
  if (fleet && body.written === 0 && changes.length > 0) {
    body.lines.push(...fleetLines(fleet, width), ...noteBlock(proposal, false, width));
    body.written = changes.length;
  }
  while (body.lines.length < wanted && body.written < changes.length) {
    const change = changes[body.written++];
    if (change !== undefined) body.lines.push(...changeRows(change, width));
    if (body.written === changes.length) body.lines.push(...noteBlock(proposal, false, width));
  }
  return body.lines;
}

/** The commands of each director. */
function fleetLines(fleet: readonly FleetPart[], width: number): readonly StyledLine[] {
  return fleet.flatMap(({ spec, plan, role }) => [
    line(span(`   on ${foreign(spec)}${role === 'unknown' ? '' : `, ${role}`}:`, 'strong')),
    ...(plan.steps.length === 0 ? [line(span('   no change needed', 'idle'))] : []),
    ...plan.steps.flatMap(({ change }) => changeRows(change, width)),
  ]);
}

/** What to read before the commands: the summary and the warnings. */
function headLines(proposal: Proposal, width: number): StyledLine[] {
  const summary = proposal.summary === '' ? [] : wrapped(proposal.summary, width - 6);
  const warnings = noteBlock(proposal, true, width).slice(1);
  const why = proposal.reason ? wrapped(foreign(`reason: ${proposal.reason}`), width - 6) : [];
  const said = why.map((row) => line(span(`   ${row}`, 'accent')));
  const lines = [...said, ...summary.map((row) => line(span(`   ${row}`, 'strong'))), ...warnings];
  return lines.length === 0 ? [] : [...lines, emptyLine];
}

/** The warnings, most dangerous first, or the plain notes; after an empty row. */
function noteBlock({ impact }: Proposal, warnings: boolean, width: number): readonly StyledLine[] {
  const chosen = impact.filter(({ tone }) => (tone !== 'plain') === warnings);
  const sorted = chosen.toSorted((a, b) => Number(b.tone === 'danger') - Number(a.tone === 'danger'));
  return sorted.length === 0 ? [] : [emptyLine, ...sorted.flatMap((note) => noteLines(note, width))];
}

/** The rows of a note. */
export function noteLines({ text, tone }: ImpactNote, width: number): readonly StyledLine[] {
  return wrapped(foreign(text), width - 6).map((row, at) =>
    line(span(at === 0 && tone !== 'plain' ? ' ! ' : '   ', tone), span(row, tone === 'plain' ? 'idle' : tone)),
  );
}

function count({ changes }: Proposal): string {
  return changes.length === 1 ? '1 command' : `${changes.length} commands`;
}
