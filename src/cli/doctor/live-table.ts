import type { Connection, Observation } from '../../domain/observation.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { type HostSpec, parseHostSpec } from '../../machine/host-spec.ts';
import { readRecordedHost } from '../../machine/recorded-facts.ts';
import { directorProblem } from '../../report/problems/director-problems.ts';
import { type Problem, problemCause } from '../../report/problem.ts';
import { noTableRecorded, notAListing, notARecordedHost } from '../../report/problems/doctor-problems.ts';
import { readPasted } from '../../sources/listing/read-pasted.ts';
import { tableFromValue } from '../../syntax/table-json/read-table-json.ts';
import { readInput } from '../read-input.ts';
import { openNamed } from '../spec-of.ts';
import type { World } from '../world.ts';
import { listedObservation } from '../../directors/listed-observation.ts';

export interface TableChoice {
  readonly listing: string | undefined;
  /** Undefined if none was named: then the host's own is tried, and may be missing. */
  readonly director: string | undefined;
  /** The spec of the host that is judged. */
  readonly host: string;
}

/** The table and its connections, each null where it is not known: a pasted listing may have one of them alone. */
interface SeenTable {
  readonly observation: Observation | null;
  readonly connections: readonly Connection[] | null;
}

export type HostTable = Result<{ readonly live: SeenTable | null; readonly why: string }, Problem>;

/** The table of the director that is judged; null if there is none, with the reason. */
export async function liveTable({ listing, director, host }: TableChoice, world: World): Promise<HostTable> {
  if (listing !== undefined) return pasted(listing, world);
  const judged = parseHostSpec(host);
  if (director === undefined && judged.ok && judged.value.kind === 'recorded')
    return recorded(judged.value.path, world);
  const opened = await openNamed(director ?? (judged.ok ? directorOf(judged.value, host) : undefined), world);
  if (!opened.ok) return absent(director, opened.failure);
  try {
    const observed = await opened.value.observe(world.interrupted);
    if (!observed.ok) return absent(director, directorProblem(observed.failure, opened.value.spec.text));
    const connections = await opened.value.connections(world.interrupted);
    const known = connections.ok && !observed.value.unknown.includes('connections') ? connections.value : null;
    return success({ live: { observation: observed.value, connections: known }, why: '' });
  } finally {
    await opened.value.close();
  }
}

/** A director that was named must be there; of a host's own it is only known that it is none. */
function absent(
  named: string | undefined,
  problem: Problem,
): Result<{ readonly live: null; readonly why: string }, Problem> {
  if (named !== undefined) return failure(problem);
  return success({ live: null, why: problemCause(problem) });
}

/** The director of a host; undefined for this one. */
function directorOf(spec: HostSpec, text: string): string | undefined {
  switch (spec.kind) {
    case 'netns':
      return `ipvsadm:ip netns exec ${spec.name}`;
    case 'ssh':
      return text;
    default:
      return undefined;
  }
}

async function pasted(path: string, world: World): Promise<HostTable> {
  const text = await readInput(world, path);
  if (!text.ok) return text;
  const read = readPasted(text.value);
  if (!read.ok) return failure(notAListing(path, read.failure.what));
  const { observation, connections } = listedObservation(read.value.table);
  const isTable = read.value.table.services !== undefined;
  return success({ live: { observation: isTable ? observation : null, connections }, why: '' });
}

async function recorded(path: string, world: World): Promise<HostTable> {
  const text = await readInput(world, path);
  if (!text.ok) return text;
  const read = readRecordedHost(text.value);
  if (!read.ok) return failure(notARecordedHost(path, read.failure));
  if (read.value.table === undefined) return success({ live: null, why: noTableRecorded });
  const table = tableFromValue(read.value.table);
  if (!table.ok) return failure(notARecordedHost(path, table.failure));
  return success({ live: listedObservation(table.value), why: '' });
}
