import { cursorRow, shownRows } from '../selectors.ts';
import type { State } from '../state.ts';
import { gridOf } from '../view-registry.ts';
import {
  filterBy,
  groupBeside,
  holdOrder,
  invertSort,
  mark,
  markRange,
  markShown,
  sortBeside,
  unmark,
} from '../update/arrange.ts';
import { searchFor } from '../update/search-rows.ts';
import { askColumns } from '../update/choose-columns.ts';
import { showDetail } from '../update/show-view.ts';
import { copyName } from '../update/copy.ts';
import { fold, foldAll, scrollColumns } from '../update/move-cursor.ts';
import { openPrompt } from '../update/open-prompt.ts';
import type { KeyGroup } from './binding.ts';

const noRows = (state: State) => (shownRows(state).length === 0 ? 'there are no rows' : null);
const noSearch = (state: State) => (state.table.search === '' ? 'no search yet; press / to search' : null);
const noFilter = (state: State) => (state.table.filter === '' ? 'no filter is set' : null);
const noSort = (state: State) =>
  state.table.sort === null ? 'rows are in the order of addition; < and > choose a column' : null;
/** Connections come and go: their order would soon be one of rows that are gone. */
const noOrderToHold = (state: State) =>
  gridOf(state).groupings === undefined ? noSort(state) : 'connections come and go; Z pauses them';
const noGroups = (state: State) => {
  const row = cursorRow(state);
  if (row === null) return 'there are no rows';
  return (gridOf(state).group?.(row) ?? null) === null ? 'these rows are in no groups' : null;
};
const nothingToFold = (state: State) => {
  const { group, groupings } = gridOf(state);
  if (group === undefined || (groupings !== undefined && state.table.grouping === ''))
    return 'these rows are in no groups';
  return noRows(state);
};
const noMarks = (state: State) => (state.table.marks.size === 0 ? 'nothing is marked' : null);
const onService = (state: State) => {
  const row = cursorRow(state);
  return row !== null && gridOf(state).group?.(row) === row.id;
};

/** Read-only keys of the table. */
export const viewKeys: KeyGroup = {
  title: 'Looking',
  bindings: [
    {
      keys: ['enter'],
      label: 'detail',
      help: 'details of a row, with its history',
      hint: 20,
      blocked: noRows,
      run: showDetail,
    },
    {
      keys: ['/', 'f3'],
      label: 'search',
      help: 'search',
      hint: 30,
      blocked: noRows,
      run: (state) => openPrompt(state, 'search'),
    },
    {
      keys: ['n'],
      label: 'next',
      help: 'next match',
      blocked: noSearch,
      run: (state) => searchFor(state, state.table.search, 1),
    },
    {
      keys: ['N'],
      label: 'previous',
      help: 'previous one',
      blocked: noSearch,
      run: (state) => searchFor(state, state.table.search, -1),
    },
    {
      keys: ['f', 'f4'],
      label: 'filter',
      help: 'filter: words, method:wrr, active>=20, outbps>100K, !word, /10\\.0\\.[12]/, or, ( )',
      hint: 31,
      run: (state) => openPrompt(state, 'filter'),
    },
    {
      keys: ['F'],
      label: 'all rows',
      help: 'clear the filter',
      blocked: noFilter,
      run: (state) => filterBy(state, ''),
    },
    {
      keys: ['>', 'f6'],
      label: 'sort',
      help: 'sort by the next column',
      hint: 34,
      run: (state) => sortBeside(state, 1),
    },
    {
      keys: ['<'],
      label: 'sort',
      action: 'sort back',
      help: 'sort by the previous column',
      run: (state) => sortBeside(state, -1),
    },
    { keys: ['I'], label: 'invert', help: 'reverse the order', blocked: noSort, run: invertSort },
    {
      keys: ['t'],
      label: 'hold order',
      help: 'keep the order of the rows while their figures change; again to let them move',
      blocked: noOrderToHold,
      run: holdOrder,
    },
    {
      keys: ['left'],
      label: 'columns',
      action: 'columns left',
      help: 'columns to the left',
      run: (state) => scrollColumns(state, -1),
    },
    {
      keys: ['right'],
      label: 'columns',
      action: 'columns right',
      help: 'columns to the right',
      run: (state) => scrollColumns(state, 1),
    },
    {
      keys: ['h'],
      label: 'fold',
      action: 'left',
      help: 'fold a service; on a server, scroll left',
      run: (state) => (onService(state) ? fold(state, true) : scrollColumns(state, -1)),
    },
    {
      keys: ['l'],
      label: 'unfold',
      action: 'right',
      help: 'unfold a service; on a server, scroll right',
      run: (state) => (onService(state) ? fold(state, false) : scrollColumns(state, 1)),
    },
    {
      keys: ['-'],
      label: 'fold',
      help: 'fold the service of a row',
      blocked: noGroups,
      run: (state) => fold(state, true),
    },
    { keys: ['+'], label: 'unfold', help: 'unfold it', blocked: noGroups, run: (state) => fold(state, false) },
    {
      keys: ['*', 'f5'],
      label: 'fold all',
      help: 'fold all services, or unfold them',
      blocked: nothingToFold,
      run: foldAll,
    },
    {
      keys: ['c'],
      label: 'columns',
      help: 'choose the columns and their order',
      hint: 35,
      run: askColumns,
    },
    {
      keys: ['B'],
      label: 'group',
      help: 'group connections by client network, server, service or state',
      hint: 32,
      blocked: (state) => (gridOf(state).groupings === undefined ? 'only connections can be grouped, in view 3' : null),
      run: groupBeside,
    },
    {
      keys: ['space'],
      label: 'mark',
      help: 'mark a row: change keys then act on all marked rows',
      hint: 33,
      blocked: noRows,
      run: mark,
    },
    {
      keys: ['v'],
      label: 'mark to here',
      help: 'mark every row from the one marked last to this one',
      blocked: noMarks,
      run: markRange,
    },
    {
      keys: ['y'],
      label: 'copy',
      help: 'copy the name of the row to the clipboard',
      blocked: noRows,
      run: copyName,
    },
    { keys: ['A'], label: 'mark all', help: 'mark every visible real server', blocked: noRows, run: markShown },
    { keys: ['U'], label: 'unmark', help: 'clear the marks', blocked: noMarks, run: unmark },
  ],
};

/** In the view of problems `f` stages a fix. */
export const viewKeysOfProblems: KeyGroup = {
  ...viewKeys,
  bindings: viewKeys.bindings.map((binding) => ({ ...binding, keys: binding.keys.filter((key) => key !== 'f') })),
};
