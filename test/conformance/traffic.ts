import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changesOfLine } from '../../src/cli/forecast/simulate-trace.ts';
import { type ReplayDecision, replay } from '../../src/forecast/replay.ts';
import { readTrace } from '../../src/forecast/read-trace.ts';
import type { TraceEntry } from '../../src/forecast/traffic-trace.ts';
import { kernelLateness } from '../../src/kernel/lateness.ts';

export interface Outcome {
  readonly agreed: number;
  readonly run: number;
  /** One text for each trace that did not agree: the first thing that differs. */
  readonly disagreements: readonly string[];
}

/** What the real kernel was seen to do at an event. */
interface Seen {
  readonly expect?: TraceEntry | null;
  readonly services?: readonly string[];
  readonly gone?: readonly string[];
}

/** Replays every recorded trace of the folder and compares with what the real kernel did. */
export async function run(folder: string): Promise<Outcome> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const disagreements: string[] = [];
  for (const name of names) {
    const why = disagreement(await readFile(join(folder, name), 'utf8'));
    if (why !== null) disagreements.push(`${name}: ${why}`);
  }
  return { agreed: names.length - disagreements.length, run: names.length, disagreements };
}

/** The first event at which the simulated kernel differs from the real one; null when there is none. */
export function disagreement(text: string): string | null {
  const trace = readTrace(text);
  if (!trace.ok) return trace.failure;
  const { events } = JSON.parse(text) as { readonly events: readonly Seen[] };
  for (const decision of replay(trace.value, changesOfLine)) {
    const seen = events[decision.index];
    const differs = seen && difference(decision, seen);
    if (differs) return `event ${decision.index}: ${differs}`;
  }
  return null;
}

function difference(decision: ReplayDecision, seen: Seen): string | null {
  switch (decision.op) {
    case 'counters': {
      const [ours, theirs] = [decision.services, seen.services ?? []].map((services) =>
        [...services].sort().join(' / '),
      );
      return ours === theirs ? null : `counters ${ours}, seen ${theirs}`;
    }
    case 'wait': {
      const early = decision.left.findIndex((left) => left !== null && left > 0);
      return early < 0 ? null : `${seen.gone?.[early]} was gone ${decision.left[early]} ms before its time`;
    }
    default:
      return agrees(decision.entry, seen.expect ?? null)
        ? null
        : `${JSON.stringify(decision.entry)}, seen ${JSON.stringify(seen.expect)}`;
  }
}

/** Seconds left may differ by the lateness of the timer, and by the second in which they were read. */
function agrees(ours: TraceEntry | null, theirs: TraceEntry | null): boolean {
  if (!ours || !theirs) return ours === theirs;
  if (ours.rs !== theirs.rs || ours.port !== theirs.port) return false;
  if (theirs.state !== undefined && ours.state !== theirs.state) return false;
  if (ours.expires === undefined || theirs.expires === undefined) return true;
  return Math.abs(ours.expires - theirs.expires) <= 1 + kernelLateness(theirs.expires) / 1000;
}
