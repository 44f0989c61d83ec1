import { readFileSync } from 'node:fs';

/**
 * The peer: a scanner by hand of the save format, as fast as JavaScript gets. It knows `-A` and `-a` lines, words
 * between single blanks and options of one letter, finds the same parts as the grammar does, and checks nothing.
 */
interface Part {
  readonly letter: number;
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

interface Line {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Part[];
}

function scan(source: string): Line[] {
  const lines: Line[] = [];
  const { length } = source;
  let at = 0;
  while (at < length) {
    const start = at;
    const parts: Part[] = [];
    for (;;) {
      const from = at;
      const letter = source.charCodeAt(at + 1);
      at += 3;
      let valueStart = -1;
      let valueEnd = -1;
      if (at <= length && source.charCodeAt(at - 1) === 32 && source.charCodeAt(at) !== 45) {
        valueStart = at;
        while (at < length && source.charCodeAt(at) > 32) at++;
        valueEnd = at;
        at++;
      }
      parts.push({ letter, start: from, valueStart, valueEnd });
      if (at > length || source.charCodeAt(at - 1) === 10) break;
    }
    lines.push({ number: lines.length + 1, start, end: at - 1, parts });
  }
  return lines;
}

const source = readFileSync(process.argv[2] ?? '').toString('latin1');
const before = process.cpuUsage();
const lines = scan(source);
const { user, system } = process.cpuUsage(before);
const parts = lines.reduce((sum, line) => sum + line.parts.length, 0);
const peak = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ lines: lines.length, parts, cpuMs: (user + system) / 1000, peakMb: peak }));
