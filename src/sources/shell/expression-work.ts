/** The most ways to match an expression that are tried. */
export const mostTries = 10_000_000;

/**
 * An upper bound for the ways in which a regular expression without backslashes can match a text of this length: its
 * engine may try them all. Each unbounded repetition multiplies them by the length, each choice by its number; a choice
 * that is repeated without bound doubles them for each character.
 */
export function tries(expression: string, length: number): number {
  const outer: Level = newLevel();
  const levels = [outer];
  let atom: Level | null = null;
  const pieces = expression.replace(/\[\^?\]?[^\]]*\]/g, 'x').matchAll(/\{(\d+)(,?)(\d*)\}|[^]/g);
  for (const [piece, least = '', comma = '', most = ''] of pieces) {
    const level = levels.at(-1) ?? outer;
    if (piece === '(') {
      levels.push(newLevel());
      atom = null;
    } else if (piece === ')') {
      atom = levels.length > 1 ? (levels.pop() ?? null) : null;
      if (atom) multiply(levels.at(-1) ?? outer, atom, 1);
    } else if (piece === '|') {
      level.ways *= 2;
      atom = null;
    } else if (piece === '*' || piece === '+' || (piece.length > 1 && comma !== '' && most === '')) {
      level.ways *= atom && atom.ways > 1 ? 2 ** Math.min(length, 1000) : Math.max(2, length);
      atom = null;
    } else if (piece.length > 1) {
      const count = Number(comma === '' ? least : most);
      level.ways *= count - Number(least) + 1;
      if (atom) multiply(level, atom, count - 1);
      atom = null;
    } else if (piece === '?') {
      level.ways *= 2;
      atom = null;
    } else atom = null;
  }
  const all = levels.reduce((ways, level) => ways * level.ways, 1);
  return expression.startsWith('^') ? all : all * Math.max(1, length);

  function newLevel(): Level {
    return { ways: 1 };
  }
}

/** The ways to match what is between two brackets. */
interface Level {
  ways: number;
}

function multiply(level: Level, by: Level, times: number): void {
  level.ways *= by.ways ** Math.max(0, times);
}
