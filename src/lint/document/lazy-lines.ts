import type { LintLine, LintLines, PlainAddition } from '../lint-document.ts';
import { LazyPlainLine, type LazyLine } from './lazy-line.ts';
import type { RulesText } from '../../ipvsadm/rules-text.ts';

const codes: readonly (PlainAddition | null)[] = [null, 'service', 'server'];

/** The lines of a rules file. Plain ones are made on demand. */
export class LazyLines implements LintLines {
  readonly length: number;
  private readonly plain: Uint8Array;
  private readonly made: (LazyLine | undefined)[];
  private readonly text: RulesText;

  constructor(text: RulesText) {
    this.text = text;
    this.length = text.length;
    this.plain = new Uint8Array(text.length);
    this.made = new Array<LazyLine | undefined>(text.length);
  }

  add(line: LazyLine): void {
    this.made[line.place] = line;
  }

  markPlain(place: number, adds: PlainAddition): void {
    this.plain[place] = adds === 'service' ? 1 : 2;
  }

  plainAt(place: number): PlainAddition | null {
    return codes[this.plain[place] ?? 0] ?? null;
  }

  isMade(place: number): boolean {
    return this.made[place] !== undefined;
  }

  get(place: number): LazyLine | undefined {
    return place >= 0 && place < this.length ? this.line(place) : undefined;
  }

  /** The line at an index that has one. */
  line(place: number): LazyLine {
    return (this.made[place] ??= new LazyPlainLine(this.text, place));
  }

  holding(offset: number): LazyLine | undefined {
    let low = 0;
    let high = this.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.text.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return this.get(low);
  }

  *[Symbol.iterator](): Iterator<LintLine> {
    for (let place = 0; place < this.length; place++) yield this.line(place);
  }

  *entries(): Iterable<[number, LintLine]> {
    for (let place = 0; place < this.length; place++) yield [place, this.line(place)];
  }
}
