import type { Production, Shape } from './productions.ts';

/** Railroad diagrams of every production, as one self-contained page. */
export function diagramsHtml(productions: readonly Production[]): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    '<title>The rules of lvsrules</title>',
    `<style>${style}</style>`,
    '<h1>The rules of lvsrules</h1>',
    '<p>What <code>ipvsadm -R</code> reads, version 1.31, with whole-line comments. Generated from the grammar.</p>',
    ...productions.map(figure),
    '</html>',
    '',
  ].join('\n');
}

const style = [
  'body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:70em;padding:0 1em;color:#222;background:#fff}',
  'h2{font-size:1em;margin:2em 0 .2em}svg{display:block;max-width:100%}',
  'path{fill:none;stroke:#555;stroke-width:1.5}text{font:13px ui-monospace,monospace;text-anchor:middle;fill:#222}',
  'rect{stroke:#555;fill:#eef4fb}rect.literal{fill:#e9f7e4;rx:11}rect.form{fill:#fff7e0;stroke-dasharray:3}',
].join('');

/** A drawn shape: its size, and its paths and boxes with the entry at (0, `line`) and the exit at (`width`, `line`). */
interface Drawing {
  readonly width: number;
  readonly height: number;
  /** How far below the top the track runs. */
  readonly line: number;
  readonly svg: string;
}

const boxHeight = 22;
const gap = 10;
const turn = 8;

function figure({ name, shape, note }: Production): string {
  const drawn = draw(shape);
  const width = drawn.width + 40;
  const ends = `<path d="M0 ${drawn.line + 4}h20M${drawn.width + 20} ${drawn.line + 4}h20"/>`;
  const title = note === undefined ? '' : ` <small>${escape(note)}</small>`;
  const size = `width="${width}" height="${drawn.height + 8}" viewBox="0 0 ${width} ${drawn.height + 8}"`;
  return `<h2 id="${name}">${name}${title}</h2>\n<svg ${size}>${ends}${moved(drawn, 20, 4)}</svg>`;
}

function draw(shape: Shape): Drawing {
  switch (shape.kind) {
    case 'sequence':
      return inSequence(shape.of.map(draw));
    case 'choice':
      return asChoice(shape.of.map(draw));
    case 'optional':
      return asChoice([straight, draw(shape.of)]);
    case 'any':
      return asChoice([straight, repeated(draw(shape.of))]);
    case 'some':
      return repeated(draw(shape.of));
    case 'literal':
      return box(shape.text, 'literal');
    case 'name':
      return linked(shape.name);
    case 'form':
      return box(shape.text.replaceAll('? ', '').replaceAll(' ?', ''), 'form');
  }
}

const straight: Drawing = { width: 0, height: boxHeight, line: boxHeight / 2, svg: '' };

function box(text: string, kind: string): Drawing {
  const width = text.length * 8 + 20;
  const rect = `<rect class="${kind}" width="${width}" height="${boxHeight}"/>`;
  const label = `<text x="${width / 2}" y="15">${escape(text)}</text>`;
  return { width, height: boxHeight, line: boxHeight / 2, svg: rect + label };
}

function linked(name: string): Drawing {
  const drawn = box(name, 'name');
  return { ...drawn, svg: `<a href="#${name}">${drawn.svg}</a>` };
}

function inSequence(parts: readonly Drawing[]): Drawing {
  const line = Math.max(...parts.map((part) => part.line));
  let x = 0;
  let svg = '';
  for (const [index, part] of parts.entries()) {
    if (index > 0) {
      svg += `<path d="M${x} ${line}h${gap}"/>`;
      x += gap;
    }
    svg += moved(part, x, line - part.line);
    x += part.width;
  }
  return { width: x, height: line + Math.max(...parts.map((part) => part.height - part.line)), line, svg };
}

/** The first alternative on the track, the others below it. */
function asChoice(parts: readonly Drawing[]): Drawing {
  const inner = Math.max(...parts.map(({ width }) => width));
  const width = inner + 4 * turn;
  const line = parts[0]?.line ?? 0;
  let y = 0;
  let svg = '';
  for (const part of parts) {
    const track = y + part.line;
    const down = track - line;
    const after = inner - part.width;
    svg += moved(part, 2 * turn, y);
    if (down === 0) {
      svg += `<path d="M0 ${line}h${2 * turn}m${part.width} 0h${after + 2 * turn}"/>`;
    } else {
      const drop = down - 2 * turn;
      const into = `M0 ${line}q${turn} 0 ${turn} ${turn}v${drop}q0 ${turn} ${turn} ${turn}`;
      const out = `m${part.width} 0h${after}q${turn} 0 ${turn} ${-turn}v${-drop}q0 ${-turn} ${turn} ${-turn}`;
      svg += `<path d="${into}${out}"/>`;
    }
    y += part.height + gap;
  }
  return { width, height: y - gap, line, svg };
}

/** The way back runs below. */
function repeated(part: Drawing): Drawing {
  const width = part.width + 2 * turn;
  const back = part.height + gap;
  const drop = back - part.line - 2 * turn;
  const loop = `q${turn} 0 ${turn} ${turn}v${drop}q0 ${turn} ${-turn} ${turn}h${-part.width}`;
  const up = `q${-turn} 0 ${-turn} ${-turn}v${-drop}q0 ${-turn} ${turn} ${-turn}`;
  const svg = `${moved(part, turn, 0)}<path d="M0 ${part.line}h${turn}m${part.width} 0h${turn}"/>`;
  return {
    width,
    height: back + turn,
    line: part.line,
    svg: `${svg}<path d="M${turn + part.width} ${part.line}${loop}${up}"/>`,
  };
}

function moved({ svg }: Drawing, x: number, y: number): string {
  return svg === '' ? '' : `<g transform="translate(${x} ${y})">${svg}</g>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
