import { type Result, success } from '../domain/result.ts';
import type { Host, HostCommand } from '../ports/host.ts';
import { look, runStep, type StepFailure } from './host-steps.ts';
import { readRecord, type RecordPlace, writeRecord } from './record-file.ts';
import type { SetupAction } from './setup-action.ts';
import type { SetupFailure } from './setup-failure.ts';
import type { SetupRecord } from './setup-record.ts';
import type { SetupFacts } from './setup-facts.ts';
import { stepsBack } from './steps-back.ts';

export interface UndoOutcome {
  readonly undone: readonly HostCommand[];
  /** What stays: others changed it since, or may be using it. */
  readonly changedSince: readonly SetupAction[];
  readonly failed: readonly StepFailure[];
  /** The record is of an earlier boot: what it names is gone. */
  readonly isBooted: boolean;
}

/** Gives a host what it had before it was set up; null when it never was. A record is kept until all is restored. */
export async function undoSetup(host: Host, place: RecordPlace): Promise<Result<UndoOutcome | null, SetupFailure>> {
  const record = await readRecord(place);
  if (!record.ok) return record;
  if (record.value === null) return success(null);
  const undone = await undoRecord(host, record.value);
  if (!undone.ok || undone.value.failed.length > 0) return undone;
  const removed = await writeRecord(place, null);
  return removed.ok ? undone : removed;
}

/** Gives back what a record names, the last first. */
export async function undoRecord(host: Host, record: SetupRecord): Promise<Result<UndoOutcome, SetupFailure>> {
  const seen = await look(host);
  if (!seen.ok) return seen;
  const { facts, known } = seen.value;
  const undone: HostCommand[] = [];
  const failed: StepFailure[] = [];
  if (record.boot !== (facts.kernel?.bootId ?? null)) {
    return success({ undone, changedSince: [], failed, isBooted: true });
  }
  const { steps, changedSince } = stepsBack(record, known);
  const kept = [...changedSince];
  for (const { action, commands } of steps) {
    if (action.kind === 'load-module' && !(await mayUnload(host, action.module, known))) {
      kept.push(action);
      continue;
    }
    for (const command of commands) {
      const why = await runStep(host, command);
      if (why === null) undone.push(command);
      else if (action.kind === 'load-module') kept.push(action);
      else failed.push({ command, why });
    }
  }
  return success({ undone, changedSince: kept, failed, isBooted: false });
}

/**
 * Unloading the module of a tunnel deletes all its devices, those of other network namespaces too: only a host that has
 * no other, and no other device of the kind, gives it up.
 */
async function mayUnload(host: Host, module: string, { links }: SetupFacts): Promise<boolean> {
  const asked = await host.run([['lsns', '--noheadings', '--type', 'net', '--output', 'NS']], 'together');
  const namespaces = asked.ok && asked.value[0]?.exit === 0 ? asked.value[0].stdout.trim().split('\n') : [];
  const own = links.filter(
    ({ kind, name }) => kind === module.replace('_tunnel', 'tnl') && !/^(?:\w+0|lvs-.*)$/.test(name),
  );
  return namespaces.length === 1 && own.length === 0;
}
