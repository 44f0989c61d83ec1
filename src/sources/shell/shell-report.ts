import type { Loss } from '../../domain/complete.ts';
import type { IpvsadmSession } from '../../ipvsadm/ipvsadm-session.ts';
import type { ScriptLine } from './script-line.ts';

/** The findings about a script, collected while it is followed. */
export class Report {
  readonly lines: ScriptLine[] = [];
  readonly losses: Loss[] = [];
  readonly notes: Loss[] = [];
  /** Programs that cannot change a table, and how often they are called. */
  readonly passed = new Map<string, number>();
  readonly session: IpvsadmSession;
  /** Names to which the script gives a value somewhere. */
  readonly setNames: ReadonlySet<string>;
  /** How many commands were followed. */
  steps = 0;
  /** Where the first table is; commands for another table are losses. Null until there is one. */
  place: string | null = null;
  private readonly said = new Set<string>();
  private pending: Loss[] = [];

  constructor(session: IpvsadmSession, setNames: ReadonlySet<string>) {
    this.session = session;
    this.setNames = setNames;
  }

  lose(line: number, what: string): void {
    this.settle();
    this.add(this.losses, line, what);
  }

  note(line: number, what: string): void {
    this.add(this.notes, line, what);
  }

  pass(program: string): void {
    this.passed.set(program, (this.passed.get(program) ?? 0) + 1);
  }

  /** A line that ipvsadm accepts. */
  take(line: number, text: string): void {
    this.settle();
    this.lines.push({ line, text });
  }

  /** The script may end here, which matters if commands for the table follow. */
  mayEnd(line: number, why: string): void {
    if (!this.pending.some((each) => each.line === line)) {
      this.pending.push({ line, what: `the script may end here: ${why}; the rest is read as if it continued` });
    }
  }

  /** A subshell ends alone: what may have ended it does not matter after it. */
  mark(): number {
    return this.pending.length;
  }

  backTo(mark: number): void {
    this.pending = this.pending.slice(0, mark);
  }

  private settle(): void {
    const { pending } = this;
    this.pending = [];
    for (const { line, what } of pending) this.add(this.losses, line ?? 0, what);
  }

  private add(list: Loss[], line: number, what: string): void {
    const key = `${list === this.losses ? 'loss' : 'note'} ${line} ${what}`;
    if (this.said.has(key)) return;
    this.said.add(key);
    list.push({ line, what });
  }
}
