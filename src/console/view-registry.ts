import { isGrid, type State, type View } from './state.ts';

/** A view and its properties. A grid has rows with a cursor; every other view is a page, see `views/page.ts`. */
export interface ViewSpec {
  readonly id: View;
  /** Its tab. */
  readonly title: string;
  /** The key that shows it. */
  readonly key: string;
  /** What it shows, for the help. */
  readonly help: string;
  /** It needs the connection table, which is read with every sample. */
  readonly needs?: 'connections';
  /** A count for its tab, or empty. */
  readonly badge?: (state: State) => string;
}

/** The views with a tab, in their order. */
export const viewSpecs: readonly ViewSpec[] = [
  { id: 'table', title: 'Services', key: '1', help: 'services and their real servers' },
  { id: 'servers', title: 'Servers', key: '2', help: 'one row for each real server, across its services' },
  { id: 'connections', title: 'Connections', key: '3', help: 'connections', needs: 'connections' },
  {
    id: 'plan',
    title: 'Plan',
    key: '4',
    help: 'staged changes and their impact',
    badge: ({ staged }) => (staged.length === 0 ? '' : `+${staged.length}`),
  },
  { id: 'problems', title: 'Problems', key: '5', help: 'lint findings of the table' },
  { id: 'sync', title: 'Sync', key: '6', help: 'sync daemons and timeouts' },
  { id: 'log', title: 'Log', key: '7', help: 'changes made here, with their commands' },
];

/** The tab of a view: details and help belong to the view below them. */
export function tabOf({ view, back }: State): View {
  return isTab(view) ? view : back;
}

export function isTab(view: View): boolean {
  return isGrid(view) || viewSpecs.some(({ id }) => id === view);
}

export function needsConnections(view: View): boolean {
  return viewSpecs.some(({ id, needs }) => id === view && needs === 'connections');
}
