import { argumentsOf } from '../../ipvsadm/arguments-of.ts';
import type { Names } from '../../ipvsadm/names.ts';
import { readLine } from '../../ipvsadm/read-line.ts';
import { type Ipvs, ipvs } from '../../kernel/ipvs.ts';
import type { IpvsOptions } from '../../kernel/options.ts';
import { FailedAdditions } from './failed-additions.ts';
import { answered, follow, type Followed } from './follow-line.ts';
import { furtherFaults } from './further-faults.ts';
import { TableSoFar } from './table-so-far.ts';
import { readLineAlone } from './read-line-alone.ts';
import { LazyLine, taken } from './lazy-line.ts';
import { LazyLines } from './lazy-lines.ts';
import { RulesText } from '../../ipvsadm/rules-text.ts';

/**
 * How many lines are searched for further faults: in a file with more faulty lines, the first faults are enough work.
 */
const mostExamined = 1000;

const lost: Followed = { fate: 'lost', refused: null };

/**
 * Reads a rules file and follows it through the kernel, line by line. A line at which ipvsadm would stop is recorded
 * and skipped, so that the lines after it are checked too.
 */
export class DocumentReader {
  readonly lines: LazyLines;
  readonly tableSoFar: TableSoFar;
  readonly failedAdditions = new FailedAdditions();
  private readonly text: RulesText;
  readonly kernel: Ipvs;
  private readonly names: Names;
  private readonly schedulers: readonly string[];
  private stopped = false;
  private faulty = 0;

  constructor(source: string, names: Names, schedulers: readonly string[], machine: IpvsOptions | undefined) {
    this.text = new RulesText(source);
    this.lines = new LazyLines(this.text);
    this.tableSoFar = new TableSoFar(this.lines);
    this.kernel = ipvs({ ...machine, schedulers });
    this.names = names;
    this.schedulers = schedulers;
    for (let place = 0; place < this.lines.length; place++) this.read(place);
  }

  private read(place: number): void {
    const { text, kernel, tableSoFar, lines } = this;
    const change = text.plainChange(place);
    if (!change) {
      this.readByOption(place);
      return;
    }
    lines.markPlain(place, change.kind === 'add-service' ? 'service' : 'server');
    const refusal = kernel.apply(change);
    if (refusal === null && !this.stopped) {
      tableSoFar.enter(change, place);
      return;
    }
    const line = new LazyLine(text, place);
    this.judge(line, answered(line, change, refusal, tableSoFar));
  }

  private readByOption(place: number): void {
    const { text, names, lines, kernel, tableSoFar } = this;
    const node = text.line(place);
    const line = new LazyLine(text, place, node);
    if (node.kind !== 'command') lines.add(line);
    else if (node.lost) this.judge(line, lost);
    else this.judge(line, follow(line, readLine(argumentsOf(text, node), names), kernel, tableSoFar));
  }

  private judge(line: LazyLine, { fate, refused, before }: Followed): void {
    const { names, schedulers, stopped } = this;
    this.lines.add(line);
    if (fate === 'taken' && !before && !stopped) {
      line.verdict = taken;
    } else {
      const examined = refused !== null && this.faulty++ < mostExamined;
      const also = examined ? furtherFaults(line, refused, (again) => readLineAlone(again, names, schedulers)) : [];
      line.verdict = { outcome: stopped ? 'unread' : fate, fate, refused, also, before };
    }
    this.stopped ||= fate === 'stops';
    if (refused !== null || fate === 'lost') this.failedAdditions.note(line);
  }
}
