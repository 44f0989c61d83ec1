import type { Change, Refusal } from '../domain/change.ts';
import type { Table } from '../domain/table.ts';
import { unreachable } from '../domain/unreachable.ts';
import { type Ipvs, ipvs } from '../kernel/ipvs.ts';
import type { IpvsOptions } from '../kernel/options.ts';
import { textOf } from '../syntax/binary.ts';
import type { Line, RulesFile } from '../syntax/nodes.ts';
import { readRules } from '../syntax/read.ts';
import { argumentsOf } from './arguments-of.ts';
import type { Instruction } from './instruction.ts';
import { crashSentence, refusalSentence, tryHelp } from './messages.ts';
import { type Names, noNames } from './names.ts';
import { readLine } from './read-line.ts';

export interface PredictOptions {
  /** `restore`, the default, drops lines that begin with `#`; to `ipvsadm -R` they are lines like others. */
  readonly reader?: 'restore' | 'ipvsadm';
  /** Default: nothing has a name. */
  readonly names?: Names;
  /** The machine on which the rules would be read. */
  readonly machine?: IpvsOptions;
}

/** What `ipvsadm -R` would do, from an empty table. */
export interface Prediction {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** One for each line of the text. */
  readonly lines: readonly LineOutcome[];
  /** What stands in the end. */
  readonly table: Table;
}

/** What becomes of a line. */
export interface LineOutcome {
  /** From 1. */
  readonly line: number;
  /**
   * `taken`; `skipped` with a message while the stream goes on; `stops` the program; `unread` because the program has
   * stopped; `lost` without a word; `ignored` because nothing is on it.
   */
  readonly outcome: 'taken' | 'skipped' | 'stops' | 'unread' | 'lost' | 'ignored';
  /** The exit status if nothing but blank lines came after it. */
  readonly exit: number;
  readonly stderr: string;
  /** What the line asks of the kernel, also where the kernel refuses. */
  readonly changes: readonly Change[];
  /** Why the kernel refuses. */
  readonly refusal?: Refusal;
}

export function predict(text: string | Uint8Array, options: PredictOptions = {}): Prediction {
  const { reader = 'restore' } = options;
  return predictRules(readRules(text, { reader }), options);
}

/** The same for rules that are read already. */
export function predictRules(file: RulesFile, { names = noNames, machine }: PredictOptions = {}): Prediction {
  const kernel = ipvs(machine);
  const lines: LineOutcome[] = [];
  let exit = 0;
  let stderr = '';
  let stopped = false;
  for (const line of file.lines) {
    const outcome: LineOutcome = stopped ? unread(line) : outcomeOf(line, file, kernel, names);
    lines.push(outcome);
    if (outcome.outcome === 'taken' || outcome.outcome === 'skipped' || outcome.outcome === 'stops')
      exit = outcome.exit;
    stopped ||= outcome.outcome === 'stops';
    stderr += outcome.stderr;
  }
  return { exit, stdout: '', stderr, lines, table: kernel.table() };
}

const noChanges: readonly Change[] = [];

function outcomeOf(line: Line, file: RulesFile, kernel: Ipvs, names: Names): LineOutcome {
  if (line.kind !== 'command') return { ...quiet(line), outcome: 'ignored' };
  if (line.lost) return { ...quiet(line), outcome: 'lost' };
  const instruction = readLine(argumentsOf(file, line), names);
  return followed(instruction, line, kernel);
}

function followed(instruction: Instruction, line: Line, kernel: Ipvs): LineOutcome {
  switch (instruction.kind) {
    case 'change': {
      const changes = [instruction.change];
      const refusal = kernel.apply(instruction.change);
      if (refusal === null) return { line: line.number, outcome: 'taken', exit: 0, stderr: '', changes };
      const stderr = `${refusalSentence(refusal)}\n`;
      return { line: line.number, outcome: 'skipped', exit: 255, stderr, changes, refusal };
    }
    case 'skip':
      return { ...quiet(line), outcome: 'skipped', exit: 255, stderr: said(instruction.message) };
    case 'stop':
      return { ...quiet(line), outcome: 'stops', exit: instruction.exit, stderr: said(instruction.message) };
    case 'crash':
      return { ...quiet(line), outcome: 'stops', exit: 2, stderr: said(crashSentence) };
    case 'help':
    case 'version':
      return { ...quiet(line), outcome: 'stops' };
    case 'restore':
      return { ...quiet(line), outcome: 'stops', exit: 255, stderr: said(tryHelp) };
    case 'list':
    case 'save':
      return { ...quiet(line), outcome: 'taken' };
    default:
      return unreachable(instruction);
  }
}

function unread(line: Line): LineOutcome {
  return { ...quiet(line), outcome: line.kind === 'command' ? 'unread' : 'ignored' };
}

function quiet({ number }: Line): Omit<LineOutcome, 'outcome'> {
  return { line: number, exit: 0, stderr: '', changes: noChanges };
}

function said(message: string): string {
  return `${textOf(message)}\n`;
}
