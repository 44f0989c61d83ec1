/** Why `watch` leaves services that its files do not name; `isFirst`: it has not changed this table before. */
export function keptBecause(isFirst: boolean): string {
  return isFirst
    ? 'first contact with this table: services of others stay; --overwrite-drift removes them'
    : 'the files do not name it; --overwrite-drift removes it';
}
