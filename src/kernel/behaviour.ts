/**
 * Two behaviours of IPVS that differ by kernel version. The second came to the stable series with the changes that
 * count all connections of a real server and keep its overload flag right after an edit.
 */
export interface Behaviour {
  readonly name: 'classic' | 'counted-totals';
  readonly summary: string;
  /** How many inactive connections an active one counts for with lc, wlc, lblc, lblcr and twos. */
  readonly activeWeighs: 256 | 257;
  /** Whether the overload flag is evaluated again when thresholds are edited, and templates leave it alone. */
  readonly exactOverload: boolean;
  /** The most entries in the table of lblc or lblcr. */
  readonly localityEntries: number;
}

export const classic: Behaviour = {
  name: 'classic',
  summary: 'an active connection counts as 256 inactive ones; an edit of thresholds does not change the overload flag',
  activeWeighs: 256,
  exactOverload: false,
  localityEntries: Infinity,
};

export const countedTotals: Behaviour = {
  name: 'counted-totals',
  summary: 'an active connection counts as 257 inactive ones; an edit of thresholds sets or clears the overload flag',
  activeWeighs: 257,
  exactOverload: true,
  localityEntries: 24576,
};

/** The versions known to have each behaviour: from the first up to, but not including, the second. */
export const knownVersions = [
  { from: '4.18', before: '6.1.183', has: classic },
  { from: '6.1.183', before: '6.2', has: countedTotals },
] as const satisfies readonly { readonly from: string; readonly before: string; readonly has: Behaviour }[];

/** The behaviour of a kernel such as `6.1.0` or `6.1.192-2`; null if it was never measured. */
export function behaviourOf(version: string): Behaviour | null {
  const parts = versionParts(version);
  const row = knownVersions.find(
    ({ from, before }) => compare(versionParts(from), parts) <= 0 && compare(parts, versionParts(before)) < 0,
  );
  return row?.has ?? null;
}

function versionParts(version: string): readonly number[] {
  return (/^\d+(\.\d+)*/.exec(version)?.[0] ?? '0').split('.').map(Number);
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (let at = 0; at < 3; at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
