import { join } from 'node:path';
import * as v from 'valibot';
import type { Result } from '../../domain/result.ts';
import type { FileFailure } from '../../ports/files.ts';
import type { World } from '../world.ts';
import { stateDirectory } from './place.ts';

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
  /** The apply that this one takes back. */
  undoes: v.optional(v.string()),
});

/** One applied change, as it stands in the log. */
export type AuditEntry = v.InferOutput<typeof entrySchema>;

/** Beyond this size the log is put aside and begun anew; one older log is kept, so both together stay below twice of it. */
const mostBytes = 10_000_000;

/** Adds a line to the log. */
export async function record(entry: AuditEntry, world: World): Promise<Result<void, FileFailure>> {
  const made = await world.files.makeDirectory(stateDirectory(world));
  if (!made.ok) return made;
  await putAside(world);
  return world.files.append(logPath(world), `${JSON.stringify(entry)}\n`);
}

/**
 * Every entry that is kept, oldest first; a line that was torn by a crash is passed over. The newer log is read first: when
 * it is put aside meanwhile its lines are found twice, which can be told, and not never.
 */
export async function auditEntries(world: World): Promise<readonly AuditEntry[]> {
  const newer = await linesOf(logPath(world), world);
  const older = await linesOf(olderPath(world), world);
  return [...new Set([...older, ...newer])].flatMap((line) => {
    const entry = v.safeParse(entrySchema, parsed(line));
    return entry.success ? [entry.output] : [];
  });
}

function logPath(world: World): string {
  return join(stateDirectory(world), 'log.jsonl');
}

function olderPath(world: World): string {
  return `${logPath(world)}.1`;
}

/** Applies to other tables write this log too: under a lock, and only if it is still too large. A failure costs space, no entry. */
async function putAside(world: World): Promise<void> {
  const full = async () => {
    const facts = await world.files.facts(logPath(world));
    return facts.ok && facts.value.size >= mostBytes;
  };
  if (!(await full())) return;
  await world.files.locked(`${logPath(world)}.lock`, 1000, async () => {
    if (await full()) await world.files.rename(logPath(world), olderPath(world));
  });
}

async function linesOf(path: string, world: World): Promise<readonly string[]> {
  const read = await world.files.read(path);
  return read.ok ? Buffer.from(read.value).toString('utf8').split('\n') : [];
}

/** Who does it: the user that became root, where there is one. */
export function whoami({ environment }: World): string {
  return environment['SUDO_USER'] ?? environment['USER'] ?? environment['LOGNAME'] ?? `uid ${process.getuid?.() ?? 0}`;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
