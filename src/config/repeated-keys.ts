/** A key that an object of a JSON text has twice: JSON.parse would keep the last one in silence. */
export interface RepeatedKey {
  readonly name: string;
  /** Of the second one, in UTF-16 units. */
  readonly offset: number;
}

/** The repeated keys of a well-formed JSON text, in their order. */
export function repeatedKeys(text: string): readonly RepeatedKey[] {
  const repeated: RepeatedKey[] = [];
  /** The keys of each object that is open; null for a list. */
  const open: (Set<string> | null)[] = [];
  const parts = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;
  for (const { 0: part, index } of text.matchAll(parts)) {
    if (part === '{') open.push(new Set());
    else if (part === '[') open.push(null);
    else if (part === '}' || part === ']') open.pop();
    else if (/^\s*:/.test(text.slice(index + part.length, index + part.length + 200))) {
      const name = JSON.parse(part) as string;
      const known = open.at(-1);
      if (known?.has(name)) repeated.push({ name, offset: index });
      known?.add(name);
    }
  }
  return repeated;
}
