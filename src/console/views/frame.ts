import { dockLines } from '../dock/dock.ts';
import { staleness } from '../freshness.ts';
import { type Layout, layout } from '../layout.ts';
import { emptyLine, type StyledLine } from '../paint/line.ts';
import type { State } from '../state.ts';
import { isGrid } from '../view-registry.ts';
import { bannerLine } from './banner.ts';
import { hintsLines } from './hints-line.ts';
import { panelBelow, withPanelBeside } from './panel-view.ts';
import { furthestTop, pageOf } from './page.ts';
import { gridColumns } from '../grid-columns.ts';
import { gridLines, headsLine } from './grid-view.ts';
import { tabsLine } from './tabs.ts';
import { staleLine } from './stale.ts';
import { titleLine } from './title.ts';

/** The whole screen, from top to bottom: exactly as many lines as the terminal has rows. */
export function frame(state: State): readonly StyledLine[] {
  const shares = layout(state);
  const { simulated } = state.source;
  const stale = staleness(state);
  const lines = [
    ...(stale !== null && shares.title ? [staleLine(state, stale)] : []),
    ...(shares.banner && simulated !== null ? [bannerLine(simulated)] : []),
    ...(stale === null && shares.title ? [titleLine(state)] : []),
    ...(shares.tabs ? [tabsLine(state)] : []),
    ...(shares.air ? [emptyLine] : []),
    ...(stale === null ? bodyLines(state, shares) : bodyLines(state, shares).map(dimmed)),
    ...dockLines(state, shares.columns, shares.dock).slice(0, shares.dock),
    ...hintsLines(state, shares.hints),
  ];
  return lines.slice(0, state.size.rows);
}

/** Stale figures are dimmed; the cursor stays visible. */
function dimmed(line: StyledLine): StyledLine {
  return line.tone === 'selected' ? line : { ...line, tone: 'dimmed' };
}

/** The view, padded to its height. */
function bodyLines(state: State, { columns, heads, body, below, beside }: Layout): readonly StyledLine[] {
  const height = heads + body;
  if (isGrid(state.view)) {
    const chosen = gridColumns(state, columns - beside);
    const rows = filled([...(heads ? [headsLine(chosen, state)] : []), ...gridLines(state, chosen, body)], height);
    return [...withPanelBeside(state, rows, columns, beside), ...panelBelow(state, columns, below)];
  }
  const page = pageOf(state);
  const top = Math.min(state.list.top, furthestTop(page, height));
  const room = height - page.head.length;
  return filled([...page.head, ...page.lines.slice(top, top + room)], height);
}

function filled(lines: readonly StyledLine[], height: number): readonly StyledLine[] {
  const room = Math.max(0, height - lines.length);
  return [...lines.slice(0, height), ...Array<StyledLine>(room).fill(emptyLine)];
}
