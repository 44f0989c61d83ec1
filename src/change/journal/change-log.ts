import * as v from 'valibot';
import type { Result } from '../../domain/result.ts';
import type { FileFailure } from '../../ports/files.ts';
import type { StateFolder } from './journal.ts';

const entrySchema = v.object({
  version: v.literal(1),
  id: v.string(),
  /** ISO 8601, UTC. */
  at: v.string(),
  who: v.string(),
  director: v.string(),
  /** The name of the table in the state directory. */
  table: v.string(),
  target: v.string(),
  /** The absolute path, or another stable name, of the target whose version the table has afterwards. */
  applies: v.optional(v.string()),
  /** The boot and network namespace of the table. */
  life: v.optional(v.string()),
  before: v.object({ fingerprint: v.string(), file: v.optional(v.string()) }),
  after: v.object({ fingerprint: v.optional(v.string()) }),
  /** The commands that took effect, in order; for a change that has only begun, its whole plan. */
  commands: v.array(v.string()),
  /** The whole plan, if only part of it ran. */
  planned: v.optional(v.array(v.string())),
  /** `begun` is written before the first step and replaced by the outcome; `unknown`: the table could not be read. */
  result: v.picklist(['begun', 'done', 'failed', 'stopped', 'undone', 'unknown']),
  why: v.optional(v.string()),
  /** Why the operator makes it, in free words. */
  reason: v.optional(v.string()),
  /** The change that this one undoes. */
  undoes: v.optional(v.string()),
  /** The change that this one makes again. */
  redoes: v.optional(v.string()),
  /** The interrupted change whose rest this one makes. */
  finishes: v.optional(v.string()),
  /** The change of several directors that this one is a part of, the same in each of their logs. */
  rollout: v.optional(v.string()),
  /** Only the additions of an undo or a redo: its removals follow in an entry of their own. */
  partial: v.optional(v.literal(true)),
});

/** One applied change as recorded in the log. */
export type LogEntry = v.InferOutput<typeof entrySchema>;

/** The log is rotated at this size; one older log is kept, so both together stay below twice the size. */
const mostBytes = 10_000_000;

/** A batch that succeeded completely: `made` counts the steps up to its end. */
interface BatchLine {
  readonly version: 1;
  readonly id: string;
  readonly made: number;
}

/** Appends a line to the log and syncs it before resolving. An entry with the id of an earlier one replaces it. */
export function record(entry: LogEntry, state: StateFolder): Promise<Result<void, FileFailure>> {
  return append(entry, state);
}

export function recordBatch(id: string, made: number, state: StateFolder): Promise<Result<void, FileFailure>> {
  return append({ version: 1, id, made } satisfies BatchLine, state);
}

async function append(line: object, state: StateFolder): Promise<Result<void, FileFailure>> {
  const made = await state.files.makeDirectory(state.directory);
  if (!made.ok) return made;
  await rotate(state);
  return state.files.append(logPath(state), `${JSON.stringify(line)}\n`);
}

/**
 * Every entry in the log, oldest first; a line torn by a crash is skipped. A finished change is one entry; one with the
 * result `begun` is still running or was killed. The newer log is read first: if it is rotated in the meantime its
 * lines are read twice, which can be detected, and not lost.
 */
export async function logEntries(state: StateFolder): Promise<readonly LogEntry[]> {
  const newer = await linesOf(logPath(state), state);
  const older = await linesOf(olderPath(state), state);
  const entries = new Map<string, LogEntry>();
  for (const line of new Set([...older, ...newer])) {
    const entry = v.safeParse(entrySchema, parsed(line));
    if (!entry.success) continue;
    entries.delete(entry.output.id);
    entries.set(entry.output.id, entry.output);
  }
  return [...entries.values()];
}

function logPath({ directory }: StateFolder): string {
  return `${directory}/log.jsonl`;
}

function olderPath(state: StateFolder): string {
  return `${logPath(state)}.1`;
}

/**
 * Applies to other tables write this log too, so it is rotated under a lock, and only if it is still too large. A
 * failure costs space but no entry.
 */
async function rotate(state: StateFolder): Promise<void> {
  const { files } = state;
  const full = async () => {
    const facts = await files.facts(logPath(state));
    return facts.ok && facts.value.size >= mostBytes;
  };
  if (!(await full())) return;
  await files.locked(`${logPath(state)}.lock`, 1000, async () => {
    if (await full()) await files.rename(logPath(state), olderPath(state));
  });
}

async function linesOf(path: string, { files }: StateFolder): Promise<readonly string[]> {
  const read = await files.read(path);
  return read.ok ? Buffer.from(read.value).toString('utf8').split('\n') : [];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
