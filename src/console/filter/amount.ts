/** Unit letters as in the cells: powers of 1000, not 1024. */
const units: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

/** `20`, `1.5`, `100K`, `3M`, `2kb`; null for anything else. */
export function readAmount(text: string): number | null {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?|\.\d+)\s*([kmgt]?)b?$/i.exec(text) ?? [];
  if (digits === undefined) return null;
  return Number(digits) * (units[unit.toLowerCase()] ?? 1);
}
