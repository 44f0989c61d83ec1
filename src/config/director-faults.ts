import { directorWords, isDirectorWord } from '../domain/director-words.ts';
import { hint } from '../domain/nearest.ts';
import { type DirectorNames, mayNameDirector, specsOf } from './director-names.ts';
import type { JsonPath } from './json-places.ts';
import type { Configuration } from './settings.ts';

/** A fault of the names of directors, and the key or value that has it. */
export interface DirectorFault {
  readonly path: JsonPath;
  readonly what: string;
}

/** Names that cannot be names, that stand for nothing, and groups that contain themselves. */
export function directorFaults({ director, directors = {} }: Configuration): readonly DirectorFault[] {
  const names = Object.keys(directors);
  const odd = names
    .filter((name) => !mayNameDirector(name))
    .map((name) => ({ path: ['directors', name], what: oddName(name) }));
  if (odd.length > 0) return odd;
  const members = Object.entries(directors).flatMap(([name, named]): readonly Member[] =>
    typeof named === 'string'
      ? [{ path: ['directors', name], text: named }]
      : named.map((text, index) => ({ path: ['directors', name, index], text })),
  );
  const all = director === undefined ? members : [{ path: ['director'], text: director }, ...members];
  const unknown = all.filter(({ text }) => mayNameDirector(text) && !names.includes(text));
  if (unknown.length > 0) return unknown.map(({ path, text }) => ({ path, what: unknownDirector(text, names) }));
  return names.flatMap((name) => circle(name, directors));
}

/** `there is no director 'lb3'; did you mean 'lb1'?` */
export function unknownDirector(name: string, names: readonly string[]): string {
  return `there is no director '${name}'${hint(name, [...names, ...directorWords])}`;
}

interface Member {
  readonly path: JsonPath;
  readonly text: string;
}

function oddName(name: string): string {
  return isDirectorWord(name)
    ? `'${name}' cannot be a name: it is a director already`
    : `'${name}' cannot be the name of a director: use letters, digits, dots, dashes and underscores`;
}

function circle(name: string, directors: DirectorNames): readonly DirectorFault[] {
  const found = specsOf(name, directors);
  if (found.ok || found.failure.kind !== 'circle' || found.failure.through.at(-1) !== name) return [];
  return [{ path: ['directors', name], what: `the group contains itself: ${found.failure.through.join(' -> ')}` }];
}
