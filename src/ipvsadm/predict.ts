import type { Change, Refusal } from '../domain/change.ts';
import { changesOf } from '../domain/changes-of.ts';
import type { Observation } from '../domain/observation.ts';
import type { Table } from '../domain/table.ts';
import { unreachable } from '../domain/unreachable.ts';
import { type Ipvs, ipvs } from '../kernel/ipvs.ts';
import type { IpvsOptions } from '../kernel/options.ts';
import { binaryOf, textOf } from '../syntax/binary.ts';
import type { RulesFile } from '../syntax/nodes.ts';
import { argumentsOf } from './arguments-of.ts';
import { helpText } from './help-text.ts';
import type { Instruction, ListingRequest } from './instruction.ts';
import { crashSentence, faultSentence, noSuchService, refusalSentence, versionLine } from './messages.ts';
import { type Names, noNames } from './names.ts';
import { plainReader } from './plain-line.ts';
import { listingText } from './listing-text.ts';
import { readLine } from './read-line.ts';
import { RulesText } from './rules-text.ts';
import { saveText } from './save-text.ts';

export interface PredictOptions {
  /** `restore`, the default, drops lines that begin with `#`; to `ipvsadm -R` they are ordinary lines. */
  readonly reader?: 'restore' | 'ipvsadm';
  /** Default: nothing has a name. */
  readonly names?: Names;
  /** The machine on which the rules would be read. */
  readonly machine?: IpvsOptions;
  /** The initial table; default: an empty one. */
  readonly onto?: Table;
}

/** What `ipvsadm -R` would do. */
export interface Prediction {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** One for each line of the text. */
  readonly lines: readonly LineOutcome[];
  /** The table in the end. */
  readonly table: Table;
  /** The same as a listing shows it, made on demand. */
  readonly observation: Observation;
}

/** The fate of a line. */
export interface LineOutcome {
  /** From 1. */
  readonly line: number;
  /**
   * `taken`; `skipped` with a message while the stream continues; `stops` the program; `unread` because the program has
   * stopped; `lost` silently; `ignored` because it is empty.
   */
  readonly outcome: 'taken' | 'skipped' | 'stops' | 'unread' | 'lost' | 'ignored';
  /** The exit status if only blank lines follow it. */
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The change that the line requests, even if the kernel refuses it. */
  readonly changes: readonly Change[];
  /** Why the kernel refuses. */
  readonly refusal?: Refusal;
}

export function predict(text: string | Uint8Array, options: PredictOptions = {}): Prediction {
  const { reader = 'restore' } = options;
  return predictLines(new RulesText(binaryOf(text), { reader }), options);
}

/** The same for rules that have already been read. */
export function predictRules(file: RulesFile, options: PredictOptions = {}): Prediction {
  const { source, lines } = file;
  const plainChange = plainReader(source);
  const lineAt = (place: number) => lines[place] ?? unreadable(place);
  return predictLines(
    {
      source,
      length: lines.length,
      line: lineAt,
      plainChange: (place) => plainChange(lineAt(place).start, lineAt(place).end),
    },
    options,
  );
}

export type ReadableLines = Pick<RulesText, 'source' | 'length' | 'line' | 'plainChange'>;

function predictLines(rules: ReadableLines, { names = noNames, machine, onto }: PredictOptions): Prediction {
  const kernel = ipvs(machine);
  for (const change of onto ? changesOf(onto) : []) kernel.apply(change);
  const lines: LineOutcome[] = [];
  let exit = 0;
  let stdout = '';
  let stderr = '';
  let stopped = false;
  for (let place = 0; place < rules.length; place++) {
    const outcome: LineOutcome = stopped ? unread(rules, place) : outcomeOf(rules, place, kernel, names);
    lines.push(outcome);
    if (outcome.outcome === 'taken' || outcome.outcome === 'skipped' || outcome.outcome === 'stops')
      exit = outcome.exit;
    stopped ||= outcome.outcome === 'stops';
    stdout += outcome.stdout;
    stderr += outcome.stderr;
  }
  return {
    exit,
    stdout,
    stderr,
    lines,
    table: kernel.table(),
    get observation() {
      return kernel.observe();
    },
  };
}

const noChanges: readonly Change[] = [];

function unreadable(place: number): never {
  throw new RangeError(`no line is at place ${place}`);
}

/** The effect of one line on a table. */
export function outcomeOf(rules: ReadableLines, place: number, kernel: Ipvs, names: Names): LineOutcome {
  const change = rules.plainChange(place);
  if (change) return attempted(change, place + 1, kernel);
  const line = rules.line(place);
  if (line.kind !== 'command') return quiet(line.number, 'ignored');
  if (line.lost) return quiet(line.number, 'lost');
  return followed(readLine(argumentsOf(rules, line), names), line.number, kernel, names);
}

/** The effect of one command on a table. */
export function followed(instruction: Instruction, line: number, kernel: Ipvs, names: Names): LineOutcome {
  switch (instruction.kind) {
    case 'change':
      return attempted(instruction.change, line, kernel);
    case 'skip':
      return { ...quiet(line, 'skipped'), exit: 255, stderr: said(faultSentence(instruction.fault)) };
    case 'stop':
      return { ...quiet(line, 'stops'), exit: instruction.exit, stderr: said(faultSentence(instruction.fault)) };
    case 'crash':
      return { ...quiet(line, 'stops'), exit: 2, stderr: said(crashSentence) };
    case 'help':
      return { ...quiet(line, 'stops'), stdout: helpText() };
    case 'version':
      return { ...quiet(line, 'stops'), stdout: `${versionLine}\n` };
    case 'restore':
      return { ...quiet(line, 'stops'), exit: 255, stderr: said(faultSentence({ reason: 'no-command' })) };
    case 'list':
      return listed(instruction.listing, line, kernel, names);
    case 'save': {
      const text = saveText(kernel.table(), instruction.numeric ? undefined : names);
      return { ...quiet(line, 'taken'), stdout: textOf(text) };
    }
    default:
      return unreachable(instruction);
  }
}

function attempted(change: Change, line: number, kernel: Ipvs): LineOutcome {
  const refusal = kernel.apply(change);
  const changes = [change];
  if (refusal === null) return quiet(line, 'taken', changes);
  return { ...quiet(line, 'skipped', changes), exit: 255, stderr: said(refusalSentence(refusal)), refusal };
}

function listed(request: ListingRequest, line: number, kernel: Ipvs, names: Names): LineOutcome {
  const text = listingText(request, { observation: kernel.observe(), connections: [] }, names);
  if (text !== null) return { ...quiet(line, 'taken'), stdout: textOf(text) };
  return { ...quiet(line, 'stops'), exit: 1, stderr: said(noSuchService) };
}

function unread(rules: ReadableLines, place: number): LineOutcome {
  const isCommand = rules.plainChange(place) !== null || rules.line(place).kind === 'command';
  return quiet(place + 1, isCommand ? 'unread' : 'ignored');
}

function quiet(line: number, outcome: LineOutcome['outcome'], changes = noChanges): LineOutcome {
  return { line, exit: 0, stdout: '', stderr: '', changes, outcome };
}

function said(message: string): string {
  return `${textOf(message)}\n`;
}
