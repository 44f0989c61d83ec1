import type { Filter } from './filter.ts';

/** Whether every row that passes a filter passes an earlier one too, as after one more letter. When in doubt, no. */
export function narrows(filter: Filter, earlier: Filter): boolean {
  if (filter === earlier) return true;
  if (earlier.kind === 'all') {
    const parts = filter.kind === 'all' ? filter.of : [filter];
    return earlier.of.every((before) => parts.some((part) => narrows(part, before)));
  }
  if (filter.kind === 'all') return filter.of.some((part) => narrows(part, earlier));
  if (filter.kind === 'contains' && earlier.kind === 'contains')
    return filter.column === earlier.column && filter.text.includes(earlier.text);
  if (filter.kind === 'compare' && earlier.kind === 'compare')
    return filter.column === earlier.column && filter.sign === earlier.sign && filter.value === earlier.value;
  return false;
}
