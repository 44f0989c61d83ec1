import { argumentsOf } from '../../ipvsadm/arguments-of.ts';
import type { Names } from '../../ipvsadm/names.ts';
import { readLine } from '../../ipvsadm/read-line.ts';
import { type Ipvs, ipvs } from '../../kernel/ipvs.ts';
import type { IpvsOptions } from '../../kernel/options.ts';
import { Dropped } from './dropped.ts';
import { answered, follow, type Followed } from './follow-line.ts';
import { furtherFaults } from './further-faults.ts';
import { Ledger } from './ledger.ts';
import { reread } from './reread.ts';
import { SheetLine, taken } from './sheet-line.ts';
import { SheetLines } from './sheet-lines.ts';
import { RulesText } from '../../ipvsadm/rules-text.ts';

/** The lines of a file whose further faults are looked for: in a file with more, the first faults are enough to do. */
const mostExamined = 1000;

const lost: Followed = { fate: 'lost', refused: null };

/**
 * Reads a rule file and follows it through the kernel, line by line. A line at which ipvsadm would stop is noted and
 * passed over, so that those after it are checked too.
 */
export class Reading {
  readonly lines: SheetLines;
  readonly book: Ledger;
  readonly dropped = new Dropped();
  private readonly text: RulesText;
  readonly kernel: Ipvs;
  private readonly names: Names;
  private readonly schedulers: readonly string[];
  private stopped = false;
  private faulty = 0;

  constructor(source: string, names: Names, schedulers: readonly string[], machine: IpvsOptions | undefined) {
    this.text = new RulesText(source);
    this.lines = new SheetLines(this.text);
    this.book = new Ledger(this.lines);
    this.kernel = ipvs({ ...machine, schedulers });
    this.names = names;
    this.schedulers = schedulers;
    for (let place = 0; place < this.lines.length; place++) this.read(place);
  }

  private read(place: number): void {
    const { text, kernel, book, lines } = this;
    const change = text.plainChange(place);
    if (!change) {
      this.readByOption(place);
      return;
    }
    lines.markPlain(place, change.kind === 'add-service' ? 'service' : 'server');
    const refusal = kernel.apply(change);
    if (refusal === null && !this.stopped) {
      book.enter(change, place);
      return;
    }
    const line = new SheetLine(text, place);
    this.judge(line, answered(line, change, refusal, book));
  }

  private readByOption(place: number): void {
    const { text, names, lines, kernel, book } = this;
    const node = text.line(place);
    const line = new SheetLine(text, place, node);
    if (node.kind !== 'command') lines.add(line);
    else if (node.lost) this.judge(line, lost);
    else this.judge(line, follow(line, readLine(argumentsOf(text, node), names), kernel, book));
  }

  private judge(line: SheetLine, { fate, refused, before }: Followed): void {
    const { names, schedulers, stopped } = this;
    this.lines.add(line);
    if (fate === 'taken' && !before && !stopped) {
      line.verdict = taken;
    } else {
      const examined = refused !== null && this.faulty++ < mostExamined;
      const also = examined ? furtherFaults(line, refused, (again) => reread(again, names, schedulers)) : [];
      line.verdict = { outcome: stopped ? 'unread' : fate, fate, refused, also, before };
    }
    this.stopped ||= fate === 'stops';
    if (refused !== null || fate === 'lost') this.dropped.note(line);
  }
}
