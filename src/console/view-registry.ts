import type { Grid } from './grid.ts';
import type { State, View } from './state.ts';
import { connectionsTab } from './tabs/connections-tab.ts';
import { directorsTab } from './tabs/directors-tab.ts';
import { logTab } from './tabs/log-tab.ts';
import { planTab } from './tabs/plan-tab.ts';
import { problemsTab } from './tabs/problems-tab.ts';
import { serversTab } from './tabs/servers-tab.ts';
import { servicesTab } from './tabs/services-tab.ts';
import { syncTab } from './tabs/sync-tab.ts';
import type { ViewSpec } from './view-spec.ts';

/** The views with a tab, in their order. */
export const viewSpecs: readonly ViewSpec[] = [
  servicesTab,
  serversTab,
  connectionsTab,
  planTab,
  problemsTab,
  syncTab,
  logTab,
  directorsTab,
];

/** The views that have a tab now. */
export function shownViews(state: State): readonly ViewSpec[] {
  return viewSpecs.filter(({ isShown }) => isShown?.(state) ?? true);
}

/** The tab of a view: details and help belong to the view below them. */
export function tabOf({ view, back }: State): View {
  return isTab(view) ? view : back;
}

/** The view as people call it: `services`, `help`. */
export function viewName({ view }: State): string {
  return viewSpecs.find(({ id }) => id === view)?.title.toLowerCase() ?? view;
}

export function isTab(view: View): boolean {
  return viewSpecs.some(({ id }) => id === view);
}

export function isGrid(view: View): boolean {
  return viewSpecs.some(({ id, grid }) => id === view && grid !== undefined);
}

/** The grid whose rows are shown, or were shown last. */
export function gridOf({ grid }: State): Grid {
  const found = viewSpecs.find(({ id }) => id === grid)?.grid;
  if (found === undefined) throw new Error(`${grid} is not a grid`);
  return found;
}

export function needsConnections(view: View): boolean {
  return viewSpecs.some(({ id, needs }) => id === view && needs === 'connections');
}

export function needsHost(view: View): boolean {
  return viewSpecs.some(({ id, needs }) => id === view && needs === 'host');
}

export function needsLog(view: View): boolean {
  return viewSpecs.some(({ id, needs }) => id === view && needs === 'log');
}
