import { isGrid, type State, type View } from '../state.ts';

/** A view and what is known of it. A grid has rows with a cursor; every other view is a page, see `pages.ts`. */
export interface ViewSpec {
  readonly id: View;
  /** Its tab. */
  readonly title: string;
  /** The key that shows it. */
  readonly key: string;
  /** What it shows, for the help. */
  readonly help: string;
  /** It needs the connection table, read again with every sample. */
  readonly needs?: 'connections';
  /** A count for its tab, empty where there is none. */
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
    help: 'what is staged, with its impact',
    badge: ({ staged }) => (staged.length === 0 ? '' : `+${staged.length}`),
  },
  { id: 'problems', title: 'Problems', key: '5', help: 'what lint finds in the table' },
  { id: 'sync', title: 'Sync', key: '6', help: 'sync daemons and timeouts' },
  { id: 'log', title: 'Log', key: '7', help: 'what was changed here, with the commands' },
];

/** The tab that a view belongs to: a detail and the help belong to the view below them. */
export function tabOf({ view, back }: State): View {
  return isTab(view) ? view : back;
}

export function isTab(view: View): boolean {
  return isGrid(view) || viewSpecs.some(({ id }) => id === view);
}

export function needsConnections(view: View): boolean {
  return viewSpecs.some(({ id, needs }) => id === view && needs === 'connections');
}
