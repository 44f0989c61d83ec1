/** Where a value is in a JSON text; offsets in UTF-16 units. */
export interface JsonOffsets {
  readonly start: number;
  /** Its key, if it has one. */
  readonly key?: number;
}

export type JsonPath = readonly (string | number)[];

/** Finds the value at a path of a well-formed JSON text, or the last part of the path that exists. */
export function jsonPlace(text: string, path: JsonPath): JsonOffsets {
  const scanner = scan(text);
  let place: JsonOffsets = { start: scanner.skipBlanks(0) };
  for (const part of path) {
    const found = scanner.member(place.start, part);
    if (found === null) return place;
    place = found;
  }
  return place;
}

function scan(text: string) {
  const skipBlanks = (at: number): number => {
    let here = at;
    while (/\s/.test(text[here] ?? '')) here++;
    return here;
  };
  const skipString = (at: number): number => {
    let here = at + 1;
    while (here < text.length && text[here] !== '"') here += text[here] === '\\' ? 2 : 1;
    return here + 1;
  };
  const skipValue = (at: number): number => {
    if (text[at] === '"') return skipString(at);
    if (text[at] !== '{' && text[at] !== '[')
      return at + (/^[^\s,\]}]+/.exec(text.slice(at, at + 400))?.[0].length ?? 1);
    let depth = 0;
    let here = at;
    do {
      if (text[here] === '"') {
        here = skipString(here);
        continue;
      }
      if (text[here] === '{' || text[here] === '[') depth++;
      if (text[here] === '}' || text[here] === ']') depth--;
      here++;
    } while (depth > 0 && here < text.length);
    return here;
  };
  const member = (at: number, part: string | number): JsonOffsets | null => {
    const isObject = text[at] === '{';
    let here = skipBlanks(at + 1);
    let found: JsonOffsets | null = null;
    for (let index = 0; here < text.length && text[here] !== '}' && text[here] !== ']'; index++) {
      const key = here;
      if (isObject) here = skipBlanks(skipBlanks(skipString(here)) + 1);
      const name = isObject ? (JSON.parse(text.slice(key, skipString(key))) as string) : index;
      if (name === part) found = isObject ? { start: here, key } : { start: here };
      here = skipBlanks(skipValue(here));
      if (text[here] === ',') here = skipBlanks(here + 1);
    }
    return found;
  };
  return { skipBlanks, member };
}
