/** What keys mean where the operator has changed them: the usual key that each stands for, or null for none. */
export type KeyMap = ReadonlyMap<string, string | null>;

export const usualKeys: KeyMap = new Map();

/** The usual key that a pressed one stands for; null if it does nothing. */
export function meantKey(keys: KeyMap, pressed: string): string | null {
  const meant = keys.get(pressed);
  return meant === undefined ? pressed : meant;
}

/** The keys to press for an action that is usually on these; empty if it was switched off. */
export function pressedFor(keys: KeyMap, usual: readonly string[]): readonly string[] {
  if (keys.size === 0) return usual;
  const given = [...keys].flatMap(([pressed, meant]) => (meant !== null && usual.includes(meant) ? [pressed] : []));
  return [...given, ...usual.filter((key) => !keys.has(key))];
}
