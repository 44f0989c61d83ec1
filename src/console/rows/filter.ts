import { columnByName, columns } from '../columns/columns.ts';
import type { Row } from './row.ts';

/** Every word must be true of a row, or of the service above it. */
export type Filter = readonly Word[];

type Word =
  | { readonly kind: 'text'; readonly text: string; readonly wanted: boolean }
  | { readonly kind: 'column'; readonly column: string; readonly text: string; readonly wanted: boolean }
  | {
      readonly kind: 'compare';
      readonly column: string;
      readonly sign: '<' | '>' | '=';
      readonly value: number;
      readonly wanted: boolean;
    };

export const noFilter: Filter = [];

/**
 * Reads what the operator typed: words that a row must contain, `weight>0`, `sched:wrr`, and `!` before a word that it
 * must not contain. A column may be shortened (`act>10`).
 */
export function readFilter(text: string): Filter {
  return text.split(/\s+/).filter(Boolean).map(readWord);
}

export function matches(filter: Filter, row: Row): boolean {
  return filter.every((word) => isTrue(word, row) === word.wanted);
}

function readWord(word: string): Word {
  const wanted = !word.startsWith('!');
  const bare = wanted ? word : word.slice(1);
  const compared = /^([a-z/-]+)([<>=])(\d+)$/i.exec(bare);
  const comparedColumn = compared ? columnNamed(compared[1] ?? '') : undefined;
  if (compared && comparedColumn !== undefined) {
    const sign = compared[2] as '<' | '>' | '=';
    return { kind: 'compare', column: comparedColumn, sign, value: Number(compared[3]), wanted };
  }
  const named = /^([a-z/-]+):(.+)$/i.exec(bare);
  const namedColumn = named ? columnNamed(named[1] ?? '') : undefined;
  if (named && namedColumn !== undefined) {
    return { kind: 'column', column: namedColumn, text: (named[2] ?? '').toLowerCase(), wanted };
  }
  return { kind: 'text', text: bare.toLowerCase(), wanted };
}

function columnNamed(text: string): string | undefined {
  const lower = text.toLowerCase();
  return (columns.find(({ name }) => name === lower) ?? columns.find(({ name }) => name.startsWith(lower)))?.name;
}

function isTrue(word: Word, row: Row): boolean {
  switch (word.kind) {
    case 'text':
      return textOf(row).includes(word.text);
    case 'column':
      return cellText(word.column, row).toLowerCase().includes(word.text);
    case 'compare': {
      const value = columnByName(word.column)?.value(row);
      if (typeof value !== 'number') return false;
      return word.sign === '<' ? value < word.value : word.sign === '>' ? value > word.value : value === word.value;
    }
  }
}

/** What a search looks at: the names and words of a row, with those of its service. */
export function textOf(row: Row): string {
  const names = [cellText('name', row), cellText('method', row), row.id];
  if (row.kind === 'server') names.push(row.service.scheduler);
  return names.join(' ').toLowerCase();
}

function cellText(column: string, row: Row): string {
  return columnByName(column)?.cell(row).text ?? '';
}
