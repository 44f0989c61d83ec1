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

export function auditPath(world: World): string {
  return join(stateDirectory(world), 'log.jsonl');
}

/** Adds a line to the log. */
export async function record(entry: AuditEntry, world: World): Promise<Result<void, FileFailure>> {
  const path = auditPath(world);
  const made = await world.files.makeDirectory(stateDirectory(world));
  return made.ok ? world.files.append(path, `${JSON.stringify(entry)}\n`) : made;
}

/** Every entry, oldest first; a line that was torn by a crash is passed over. */
export async function auditEntries(world: World): Promise<readonly AuditEntry[]> {
  const read = await world.files.read(auditPath(world));
  if (!read.ok) return [];
  return Buffer.from(read.value)
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      const entry = v.safeParse(entrySchema, parsed(line));
      return entry.success ? [entry.output] : [];
    });
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
