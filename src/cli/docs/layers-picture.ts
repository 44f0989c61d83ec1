/** The layers of `layers.json`: what each may import, besides itself. */
export type Layers = Readonly<Record<string, readonly string[]>>;

/**
 * The layers as an SVG picture: each one floor above the highest layer that it may import. Arrows implied by two others
 * are left out.
 */
export function layersPicture(layers: Layers): string {
  const floors = floorsOf(layers);
  const places = placesOf(floors);
  const width = margin * 2 + Math.max(...floors.map(({ length }) => length)) * (boxWidth + gap) - gap;
  const height = margin * 2 + floors.length * (boxHeight + rise) - rise;
  const centred = (floor: readonly string[]) => (width - floor.length * (boxWidth + gap) + gap) / 2;
  const boxes = floors.flatMap((floor, index) =>
    floor.map((name, at) => ({
      name,
      x: centred(floor) + at * (boxWidth + gap),
      y: height - margin - boxHeight - index * (boxHeight + rise),
    })),
  );
  const boxOf = new Map(boxes.map((box) => [box.name, box]));
  const arrows = [...places.keys()].flatMap((from) =>
    directImports(from, layers).flatMap((to) => {
      const [upper, lower] = [boxOf.get(from), boxOf.get(to)];
      if (!upper || !lower) return [];
      const [x1, y1] = [upper.x + boxWidth / 2, upper.y + boxHeight];
      const [x2, y2] = [lower.x + boxWidth / 2, lower.y - arrowHead];
      return [
        `<path d="M${x1} ${y1} C${x1} ${y1 + rise / 2} ${x2} ${y2 - rise / 2} ${x2} ${y2}" marker-end="url(#to)"/>`,
      ];
    }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="14">`,
    '<title>The layers of lvsrules; an arrow points to what a layer may import</title>',
    `<defs><marker id="to" markerWidth="${arrowHead}" markerHeight="6" refX="0" refY="3" orient="auto"><path d="M0 0 L${arrowHead} 3 L0 6 Z" fill="#777"/></marker></defs>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    '<g fill="none" stroke="#777">',
    ...arrows,
    '</g>',
    '<g text-anchor="middle">',
    ...boxes.map(
      ({ name, x, y }) =>
        `<rect x="${x}" y="${y}" width="${boxWidth}" height="${boxHeight}" rx="5" fill="#eef3fa" stroke="#456"/><text x="${x + boxWidth / 2}" y="${y + boxHeight / 2 + 5}" fill="#123">${name}</text>`,
    ),
    '</g>',
    '</svg>',
  ].join('\n');
}

const [boxWidth, boxHeight, gap, rise, margin, arrowHead] = [96, 34, 22, 46, 20, 7];

/** The lowest floor first. The commands are on top: they may import everything. */
function floorsOf(layers: Layers): readonly (readonly string[])[] {
  const floors: string[][] = [];
  const floorOf = new Map<string, number>();
  const place = (name: string): number => {
    const before = floorOf.get(name);
    if (before !== undefined) return before;
    const floor = Math.max(-1, ...(layers[name] ?? []).map(place)) + 1;
    floorOf.set(name, floor);
    (floors[floor] ??= []).push(name);
    return floor;
  };
  for (const name of Object.keys(layers)) place(name);
  return [...floors, ['cli']];
}

function placesOf(floors: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(floors.flatMap((floor, index) => floor.map((name) => [name, index] as const)));
}

/** What a layer imports but does not already reach through another import. */
function directImports(name: string, layers: Layers): readonly string[] {
  const seen = name === 'cli' ? Object.keys(layers) : (layers[name] ?? []);
  const reached = new Set<string>();
  const follow = (layer: string) => {
    for (const below of layers[layer] ?? []) {
      if (reached.has(below)) continue;
      reached.add(below);
      follow(below);
    }
  };
  for (const layer of seen) follow(layer);
  return seen.filter((layer) => !reached.has(layer));
}
