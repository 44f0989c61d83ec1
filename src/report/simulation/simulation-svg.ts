import type { ServerSummary, ServiceSummary, SimulationSummary } from './simulation-summary.ts';

const row = 22;
const labelWidth = 250;
const barWidth = 360;
const width = labelWidth + barWidth + 190;

/** A picture for a ticket or a page: a bar for what each server got, and a line across it for its share by weight. */
export function simulationSvg({ rules, services }: SimulationSummary): string {
  const pieces: string[] = [text(16, 24, `${rules}`, 'font-weight="bold"')];
  let top = 44;
  for (const service of services) {
    pieces.push(...serviceShapes(service, top));
    top += (service.servers.length + 2) * row;
  }
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" viewBox="0 0 ${width} ${top}" font-family="sans-serif" font-size="13">`;
  return `${[open, `<rect width="${width}" height="${top}" fill="#ffffff"/>`, ...pieces, '</svg>'].join('\n')}\n`;
}

function serviceShapes({ service, scheduler, sessions, refused, servers }: ServiceSummary, top: number): string[] {
  const told = refused > 0 ? `, ${refused} refused (${percent(refused / sessions)})` : '';
  const head = text(16, top + 15, `${service} ${scheduler}: ${sessions} sessions${told}`);
  return [head, ...servers.flatMap((server, place) => serverShapes(server, top + (place + 1) * row))];
}

function serverShapes({ server, weight, wanted, got, peak }: ServerSummary, top: number): string[] {
  const line = labelWidth + wanted * barWidth;
  return [
    text(28, top + 15, `${server} -w ${weight}`),
    `<rect x="${labelWidth}" y="${top + 4}" width="${(got * barWidth).toFixed(1)}" height="14" fill="#4477aa"/>`,
    `<line x1="${line.toFixed(1)}" y1="${top + 1}" x2="${line.toFixed(1)}" y2="${top + 21}" stroke="#ee6677" stroke-width="2"/>`,
    text(labelWidth + barWidth + 12, top + 15, `${percent(got)} of ${percent(wanted)}, peak ${peak}`),
  ];
}

function text(x: number, y: number, words: string, more = ''): string {
  return `<text x="${x}" y="${y}" fill="#222222" ${more}>${escaped(words)}</text>`;
}

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
