import type { Random } from '../../src/kernel/random.ts';

const pieces = [
  ...[
    '-',
    '--',
    '=',
    ':',
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    '"',
    "'",
    '`',
    '$',
    '$(',
    '\\',
    '.',
    ',',
    ';',
    '|',
    '&',
    '<',
    '>',
  ],
  ...[' ', '  ', '\t', '\r', '\n', '\n\n', '\0', '\x1b[2J', '\u202e', '\u00fc', '\ufeff', '#', '*', '!', '%', '/'],
  ...[
    '0',
    '-1',
    '00',
    '99999999999999999999',
    '1e309',
    '65536',
    '4294967296',
    'null',
    'true',
    '__proto__',
    '[::]',
    '::',
  ],
];

/** A good text that was damaged one to six times; sometimes a stretch of it is repeated many times. */
export function mutated(good: readonly string[], dice: Random): string {
  const below = (limit: number) => Math.floor(dice.next() * limit);
  const one = (texts: readonly string[]) => texts[below(texts.length)] ?? '';
  let text = one(good);
  for (let damage = 1 + below(6); damage > 0; damage--) {
    const at = below(text.length + 1);
    const end = at + below(40);
    const stretch = text.slice(at, end);
    const other = one(good);
    const from = below(other.length);
    const kind = below(8);
    if (kind < 3) text = text.slice(0, at) + one(pieces) + text.slice(at);
    else if (kind === 3) text = text.slice(0, at) + text.slice(end);
    else if (kind === 4) text = text.slice(0, at) + one(pieces) + text.slice(end);
    else if (kind === 5) text = text.slice(0, at) + other.slice(from, from + below(80)) + text.slice(at);
    else if (kind === 6) text = text.slice(0, at) + stretch.repeat(2 + below(4)) + text.slice(end);
    else if (text.length < 4000)
      text = text.slice(0, at) + (below(2) ? stretch : one(pieces)).repeat(below(500)) + text.slice(at);
  }
  return text;
}
