import type { Change } from '../domain/change.ts';
import { tableOf } from '../domain/observation.ts';
import { type Result, success } from '../domain/result.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { Director, DirectorFailure, RefusedChange } from '../ports/director.ts';
import { helpText } from './help-text.ts';
import type { Instruction, ListingRequest } from './instruction.ts';
import { crashSentence, faultSentence, noSuchService, refusalSentence, versionLine } from './messages.ts';
import type { Names } from './names.ts';
import { listingText } from './listing-text.ts';
import { saveText } from './save-text.ts';

/** What the program works with. */
export interface RunContext {
  readonly director: Pick<Director, 'observe' | 'connections'>;
  /** Makes the changes of some lines, through the layer that changes tables. */
  readonly send: (changes: readonly Change[]) => Promise<Result<readonly RefusedChange[], DirectorFailure>>;
  readonly names: Names;
}

/** The program's output, one character for each byte, and its exit status. */
export interface RunResult {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The director could not do its work at all. */
export interface RunFailure {
  readonly ok: false;
  readonly failure: DirectorFailure;
}

/** The result of one line. */
interface Event {
  stderr: string;
  /** The exit status of the program if this is the last line; null if the line does not affect it. */
  exit: number | null;
  /** Not yet sent. */
  change: Change | null;
}

/** A run of the program. Changes are collected and sent together; anything that reads the table sends them first. */
export class Run {
  /** The program stopped before the end of the stream. */
  ended = false;
  private stdout = '';
  private readonly events: Event[] = [];
  private settled = 0;
  private readonly around: RunContext;

  constructor(around: RunContext) {
    this.around = around;
  }

  ran(): RunResult {
    const last = this.events.findLast(({ exit }) => exit !== null);
    return { exit: last?.exit ?? 0, stdout: this.stdout, stderr: this.events.map(({ stderr }) => stderr).join('') };
  }

  /** A message of our own that does not affect the result. */
  remark(message: string): void {
    this.happened(null, message);
  }

  async follow(instruction: Instruction): Promise<RunFailure | null> {
    switch (instruction.kind) {
      case 'change':
        this.events.push({ stderr: '', exit: 0, change: instruction.change });
        return null;
      case 'skip':
        this.happened(255, faultSentence(instruction.fault));
        return null;
      case 'stop':
        return this.end(instruction.exit, faultSentence(instruction.fault));
      case 'crash':
        return this.end(2, crashSentence);
      case 'help':
      case 'version':
        this.stdout += instruction.kind === 'help' ? helpText() : `${versionLine}\n`;
        return this.end(0);
      case 'list':
        return this.list(instruction.listing);
      case 'save':
        return this.save(instruction.numeric);
      case 'restore':
        return null;
      default:
        return unreachable(instruction);
    }
  }

  /** Sends the waiting changes. */
  async settle(): Promise<RunFailure | null> {
    const waiting = this.events.slice(this.settled).filter(({ change }) => change !== null);
    this.settled = this.events.length;
    if (waiting.length === 0) return null;
    const answer = await this.around.send(waiting.flatMap(({ change }) => change ?? []));
    if (!answer.ok) return answer;
    for (const refused of answer.value) {
      const event = waiting[refused.index];
      if (event) Object.assign(event, { stderr: `${sentence(refused)}\n`, exit: 255 });
    }
    return null;
  }

  private async list(request: ListingRequest): Promise<RunFailure | null> {
    const failed = await this.settle();
    if (failed) return failed;
    const { director, names } = this.around;
    const connections = request.kind === 'connections' ? await director.connections() : success([]);
    if (!connections.ok) return connections;
    const observation = await director.observe();
    if (!observation.ok) return observation;
    const text = listingText(request, { observation: observation.value, connections: connections.value }, names);
    if (text === null) return this.end(1, noSuchService);
    this.stdout += text;
    this.happened(0);
    return null;
  }

  private async save(numeric: boolean): Promise<RunFailure | null> {
    const failed = await this.settle();
    if (failed) return failed;
    const observation = await this.around.director.observe();
    if (!observation.ok) return observation;
    this.stdout += saveText(tableOf(observation.value), numeric ? undefined : this.around.names);
    this.happened(0);
    return null;
  }

  private end(exit: number, message?: string): null {
    this.ended = true;
    this.happened(exit, message);
    return null;
  }

  private happened(exit: number | null, message?: string): void {
    this.events.push({ stderr: message === undefined ? '' : `${message}\n`, exit, change: null });
  }
}

/** The message of 1.31 where the reason is known, otherwise the director's own message. */
function sentence({ refusal, said }: RefusedChange): string {
  return refusal ? refusalSentence(refusal) : said;
}
