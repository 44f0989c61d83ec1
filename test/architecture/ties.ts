/** What a file imports, types included; paths from the root of the project, with slashes. */
export interface Imports {
  readonly file: string;
  readonly imported: readonly string[];
}

/** Entries of one folder, files or folders, that import each other in a circle, with an import for each step of it. */
export interface Tie {
  readonly folder: string;
  readonly steps: readonly { readonly from: string; readonly to: string }[];
}

/**
 * The circles among the entries of every folder. A folder counts as one entry: it must not import a neighbour, be that a
 * folder or a file, that imports it in turn, over however many others.
 */
export function ties(all: readonly Imports[]): readonly Tie[] {
  const folders = new Map<string, Graph>();
  for (const { file, imported } of all) {
    for (const target of imported) {
      const parted = partingOf(file, target);
      if (!parted) continue;
      const { folder, from, to } = parted;
      const graph: Graph = folders.get(folder) ?? new Map<string, Map<string, Step>>();
      folders.set(folder, graph);
      const steps = graph.get(from) ?? new Map<string, Step>();
      graph.set(from, steps);
      if (!steps.has(to)) steps.set(to, { from: file, to: target });
    }
  }
  return [...folders].flatMap(([folder, graph]) =>
    [...graph.keys()].flatMap((entry) => {
      const steps = wayBack(graph, entry);
      return steps ? [{ folder, steps }] : [];
    }),
  );
}

type Step = Tie['steps'][number];

/** By entry, what it imports of its folder. */
type Graph = Map<string, Map<string, Step>>;

/** The folder in which two files part, and its entries that hold them; null in the root, where `grammar` is beside `src`. */
function partingOf(file: string, target: string): { folder: string; from: string; to: string } | null {
  const one = file.split('/');
  const other = target.split('/');
  const at = one.findIndex((part, index) => part !== other[index]);
  const [from, to] = [one[at], other[at]];
  return at < 1 || from === undefined || to === undefined ? null : { folder: one.slice(0, at).join('/'), from, to };
}

/** The shortest way from an entry back to it, told once: by the entry that comes first by name. */
function wayBack(graph: Graph, start: string): readonly Step[] | null {
  const ways = new Map<string, readonly Step[]>([[start, []]]);
  for (const [entry, way] of ways) {
    for (const [next, step] of graph.get(entry) ?? []) {
      if (next === start) return [...way, step];
      if (next > start && !ways.has(next)) ways.set(next, [...way, step]);
    }
  }
  return null;
}
