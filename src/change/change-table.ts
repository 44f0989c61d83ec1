import { randomBytes } from 'node:crypto';
import type { Policy } from '../config/policy.ts';
import { type Observation, tableOf } from '../domain/observation.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Table } from '../domain/table.ts';
import type { Plan } from '../plan/plan.ts';
import { fingerprint } from '../plan/saved/table-fingerprint.ts';
import type { Clock } from '../ports/clock.ts';
import type { Director } from '../ports/director.ts';
import type { FileFailure } from '../ports/files.ts';
import { changeLine } from '../syntax/change-line.ts';
import { type Applied, runPlan, startOf } from './apply/apply-plan.ts';
import type { ApplyEvent } from './apply/progress.ts';
import { gate } from './gate.ts';
import { hurried } from './hurried.ts';
import type { Journal } from './journal/journal.ts';
import { keepApplied, keepBefore } from './journal/kept-tables.ts';
import { type LogEntry, record, recordBatch } from './journal/change-log.ts';
import type { NotBegun, ChangeOutcome } from './change-outcome.ts';
import { rollBack } from './roll-back.ts';
import { type TableLock, withTableLock } from './table-lock.ts';
import { settle } from './unfinished.ts';

/** What a table change needs from outside. */
export interface ChangePorts {
  readonly director: Director;
  /** Null for a table that ends with this process: its changes are not recorded. */
  readonly journal: Journal | null;
  readonly clock: Clock;
  /** Who makes the change, for the log. */
  readonly who: string;
  /** Stops the change between two steps. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: ApplyEvent) => void;
  /** The lock of the table, where it is held already. */
  readonly lock?: TableLock;
  /** The table as it was just read under that lock. */
  readonly seen?: Observation;
}

export interface Changing {
  readonly plan: Plan;
  /** A name for the change in the log: the target as the user gave it. */
  readonly name: string;
  /**
   * The table as it was when the plan was shown, where the plan concerns only a part of it: that part must be
   * unchanged. Without it, the whole table must be.
   */
  readonly shown?: Table;
  readonly policies?: readonly Policy[];
  /** Share of its capacity, 0 to 1, that each service must keep at every step. */
  readonly leastCapacity?: number | undefined;
  readonly stepByStep?: boolean;
  readonly onFailure?: 'stop' | 'undo';
  /** Why the operator makes it, in free words, for the log. */
  readonly reason?: string;
  /** The id of the change that this one undoes, makes again, or finishes. */
  readonly undoes?: string;
  readonly redoes?: string;
  readonly finishes?: string;
  /** The change of several directors that this one is a part of. */
  readonly rollout?: string;
  /** Whether it is only the first part of an undo or a redo. */
  readonly partial?: boolean;
  /** The target as its file has it: what it names belongs to it, once it was reached. */
  readonly applied?: { readonly target: string; readonly table: Table };
}

/**
 * The one way to change a table: under its lock, recorded before the first step and after each batch, verified, and
 * rolled back if requested. Nothing is sent twice.
 */
export async function changeTable(changing: Changing, given: ChangePorts): Promise<ChangeOutcome> {
  const ports = { ...given, director: hurried(given.director, given) };
  if (ports.lock) return changeLocked(changing, ports, ports.lock);
  const changed = await withTableLock(ports.journal, (lock) => changeLocked(changing, ports, lock));
  return changed.ok ? changed.value : notBegun(changed.failure);
}

function notBegun(why: NotBegun): ChangeOutcome {
  return { kind: 'not-begun', why };
}

async function changeLocked(changing: Changing, ports: ChangePorts, { entries }: TableLock): Promise<ChangeOutcome> {
  const { plan, shown, stepByStep = false, leastCapacity } = changing;
  const { director, journal, clock, signal, onEvent, seen } = ports;
  const start = await startOf(director, plan, {
    ...(signal && { signal }),
    ...(shown && { shown }),
    ...(seen && { seen }),
  });
  if (journal && start.kind !== 'failed') {
    await settle(entries, journal, start.kind === 'ready' ? start.table : tableOf(start.observation));
  }
  if (start.kind !== 'ready') return { kind: 'ended', id: null, applied: start, rolledBack: null, unrecorded: null };
  const before = start.table;
  const closed = gate(changing, before);
  if (closed !== null) return notBegun(closed);
  const begun = await begin(changing, before, ports, entries);
  if (!begun.ok) return notBegun({ kind: 'no-record', failure: begun.failure });
  const entry = begun.value;
  let unrecorded: FileFailure | null = null;
  let keptFailed: FileFailure | null = null;
  const applied = await runPlan(director, plan, before, {
    clock,
    stepByStep,
    ...(signal && { signal }),
    ...(onEvent && { onEvent }),
    ...(leastCapacity !== undefined && { leastCapacity }),
    sent: async (made) => {
      if (entry === null || journal === null || made === plan.steps.length) return;
      const recorded = await recordBatch(entry.id, made, journal);
      if (!recorded.ok) unrecorded = recorded.failure;
    },
  });
  const changes = applied.made.flatMap((place) => plan.steps[place]?.change ?? []);
  const goesBack = applied.kind !== 'done' && changing.onFailure === 'undo' && changes.length > 0;
  const rolledBack = goesBack ? await rollBack(director, before, changes, clock) : null;
  if (entry !== null && journal !== null) {
    if (applied.kind === 'done' && changing.applied) {
      const kept = await keepApplied(journal, changing.applied.target, changing.applied.table, entry.id);
      keptFailed = kept.ok ? null : kept.failure;
    }
    const result = rolledBack?.kind === 'rolled-back' ? 'undone' : resultOf(applied);
    const ended = await record({ ...entry, ...endOf(applied, plan, clock), result }, journal);
    unrecorded = ended.ok ? keptFailed : ended.failure;
  }
  return { kind: 'ended', id: entry?.id ?? null, applied, rolledBack, unrecorded };
}

/** Records what is about to be done. */
async function begin(
  { plan, name, applied, reason, undoes, redoes, finishes, rollout, partial = false }: Changing,
  before: Table,
  { director, journal, clock, who }: ChangePorts,
  entries: readonly LogEntry[],
): Promise<Result<LogEntry | null, FileFailure>> {
  if (journal === null) return success(null);
  const at = new Date(clock.now()).toISOString();
  const id = `${at.replace(/[-:.]/g, '')}-${randomBytes(4).toString('hex')}`;
  const kept = await keepBefore(journal, director.spec.text, id, before, entries);
  if (!kept.ok) return failure(kept.failure);
  const entry: LogEntry = {
    version: 1,
    id,
    at,
    who,
    director: director.spec.text,
    table: journal.table,
    target: name,
    ...(applied && { applies: applied.target }),
    ...(journal.life !== undefined && { life: journal.life }),
    before: { fingerprint: plan.from.fingerprint, file: kept.value },
    after: {},
    commands: plan.steps.map(({ change }) => changeLine(change)),
    result: 'begun',
    ...(reason !== undefined && { reason }),
    ...(undoes !== undefined && { undoes }),
    ...(redoes !== undefined && { redoes }),
    ...(finishes !== undefined && { finishes }),
    ...(rollout !== undefined && { rollout }),
    ...(partial && { partial }),
  };
  const recorded = await record(entry, journal);
  return recorded.ok ? success(entry) : failure(recorded.failure);
}

function endOf(applied: Applied, { steps }: Plan, clock: Clock): Partial<LogEntry> {
  const lines = steps.map(({ change }) => changeLine(change));
  const whole = applied.made.length === steps.length;
  return {
    at: new Date(clock.now()).toISOString(),
    commands: applied.made.flatMap((place) => lines[place] ?? []),
    ...(!whole && { planned: lines }),
    ...('observation' in applied && { after: { fingerprint: fingerprint(tableOf(applied.observation)) } }),
    ...(applied.kind !== 'done' && { why: whyOf(applied) }),
  };
}

function resultOf({ kind, unknown }: Applied): LogEntry['result'] {
  if (unknown.length > 0) return 'unknown';
  if (kind === 'done') return 'done';
  return kind === 'interrupted' ? 'stopped' : 'failed';
}

/** One word, plus the director's message: the log is data. */
function whyOf(applied: Applied): string {
  switch (applied.kind) {
    case 'refused': {
      const [first] = applied.refused;
      return first ? `refused: ${changeLine(first.change)}: ${first.said.trim() || (first.refusal ?? '')}` : 'refused';
    }
    case 'failed':
      return `the director failed: ${'reason' in applied.failure ? applied.failure.reason : applied.failure.kind}`;
    case 'short':
      return 'not enough capacity would have been left';
    case 'differs':
      return 'the table does not match the plan';
    default:
      return applied.kind;
  }
}
