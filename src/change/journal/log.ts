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
  before: v.object({ fingerprint: v.string(), file: v.optional(v.string()) }),
  after: v.object({ fingerprint: v.optional(v.string()) }),
  /** In the order in which they were run. */
  commands: v.array(v.string()),
  result: v.picklist(['done', 'failed', 'stopped', 'undone']),
  why: v.optional(v.string()),
  /** The apply that this one undoes. */
  undoes: v.optional(v.string()),
});

/** One applied change, as the log holds it. */
export type LogEntry = v.InferOutput<typeof entrySchema>;

/** Beyond this size the log is rotated; one older log is kept, so both together stay below twice of it. */
const mostBytes = 10_000_000;

/** Adds a line to the log. */
export async function record(entry: LogEntry, state: StateFolder): Promise<Result<void, FileFailure>> {
  const made = await state.files.makeDirectory(state.directory);
  if (!made.ok) return made;
  await rotate(state);
  return state.files.append(logPath(state), `${JSON.stringify(entry)}\n`);
}

/**
 * Every entry that is kept, oldest first; a line that was torn by a crash is skipped. The newer log is read first: when it
 * is rotated meanwhile its lines are found twice, which can be seen, and not never.
 */
export async function logEntries(state: StateFolder): Promise<readonly LogEntry[]> {
  const newer = await linesOf(logPath(state), state);
  const older = await linesOf(olderPath(state), state);
  return [...new Set([...older, ...newer])].flatMap((line) => {
    const entry = v.safeParse(entrySchema, parsed(line));
    return entry.success ? [entry.output] : [];
  });
}

function logPath({ directory }: StateFolder): string {
  return `${directory}/log.jsonl`;
}

function olderPath(state: StateFolder): string {
  return `${logPath(state)}.1`;
}

/** Applies to other tables write this log too: under a lock, and only if it is still too large. A failure costs space, no entry. */
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
