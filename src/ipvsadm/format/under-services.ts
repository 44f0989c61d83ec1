import { type FormatEntry, isFenced } from './entries.ts';

/**
 * Moves servers under their services, within stretches of lines that only add: services keep their order, and servers
 * keep theirs within a service. Loose lines above a moved line stay in place.
 */
export function underServices(entries: readonly FormatEntry[]): readonly FormatEntry[] {
  const result: FormatEntry[] = [];
  let stretch: FormatEntry[] = [];
  for (const entry of entries) {
    const isBarrier = entry.role.kind === 'barrier';
    if (!isBarrier && !isFenced(entry)) {
      stretch.push(entry);
      continue;
    }
    const { ordered, loose } = grouped(stretch);
    result.push(...ordered);
    stretch = [];
    (isBarrier ? result : stretch).push(withLoose(entry, loose));
  }
  return [...result, ...stretch];
}

/** A stretch by services, and the comments above the last lines if those have moved. */
function grouped(stretch: readonly FormatEntry[]): {
  readonly ordered: readonly FormatEntry[];
  readonly loose: readonly string[];
} {
  const groups = new Map<string, FormatEntry[]>();
  let current: FormatEntry[] | undefined;
  let loose: readonly string[] = [];
  for (const entry of stretch) {
    if (entry.role.kind === 'barrier') continue;
    const home = groups.get(entry.role.service);
    if (home && home !== current) {
      home.push({ ...entry, loose: [], moved: true });
      loose = [...loose, ...entry.loose];
    } else {
      current = home ?? [];
      groups.set(entry.role.service, current);
      current.push(withLoose(entry, loose));
      loose = [];
    }
  }
  return { ordered: [...groups.values()].flat(), loose };
}

function withLoose(entry: FormatEntry, loose: readonly string[]): FormatEntry {
  return loose.length === 0 ? entry : { ...entry, loose: [...loose, ...entry.loose] };
}
