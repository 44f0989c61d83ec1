import { observedServices } from '../../directors/observed-services.ts';
import type { Observation, ObservedService } from '../../domain/observation.ts';
import { jsonFaultText, readExactJson } from '../../domain/read-json.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import * as v from 'valibot';
import { type DirectorSpec, parseSpec } from '../../domain/director-spec.ts';
import type { ListedTable } from '../../domain/listed.ts';
import type { Sample } from '../../live/sample.ts';
import type { Problem } from '../../report/problem.ts';
import {
  noSamples,
  notARecording,
  notASample,
  notTheShapeOfASample,
  recordingOfVersion,
} from '../../report/problems/recording-problems.ts';
import type { RecordingHead } from '../../report/recording/recording-text.ts';
import { tableFromValue } from '../../syntax/table-json/read-table-json.ts';

/** A recording that was read. */
export interface Recording {
  readonly head: RecordingHead;
  readonly director: DirectorSpec;
  /** At least one, oldest first. */
  readonly samples: readonly Sample[];
  /** The last line is torn: why, and its number. */
  readonly torn: { readonly line: number; readonly why: string } | null;
}

/** Reads what `:record` wrote. A last line that is not whole is left out; any other fault refuses the file. */
export function readRecording(path: string, text: string): Result<Recording, Problem> {
  const [first = '', ...lines] = text.replace(/\n$/, '').split('\n');
  const head = readExactJson(first);
  const checked = head.ok ? v.safeParse(headShape, head.value) : null;
  if (!checked?.success) {
    const version = head.ok ? otherVersion(head.value) : null;
    if (version !== null) return failure(recordingOfVersion(path, version));
    return failure(notARecording(path));
  }
  const director = parseSpec(checked.output.director);
  if (!director.ok) return failure(notARecording(path));
  const of = { head: checked.output, director: director.value };
  const samples: Sample[] = [];
  for (const [index, line] of lines.entries()) {
    const sample = readSample(line);
    if (sample.ok) {
      samples.push(sample.value);
      continue;
    }
    const number = index + 2;
    if (number === lines.length + 1 && samples.length > 0) {
      return success({ ...of, samples, torn: { line: number, why: sample.failure } });
    }
    return failure(notASample(path, number, sample.failure));
  }
  if (samples.length === 0) return failure(noSamples(path));
  return success({ ...of, samples, torn: null });
}

/** The version of a recording that this program does not read; null if it is something else. */
function otherVersion(head: unknown): number | null {
  const found = v.safeParse(v.object({ recording: v.literal('lvsrules'), version: v.number() }), head);
  return found.success && found.output.version !== 1 ? found.output.version : null;
}

const headShape = v.object({
  version: v.literal(1),
  recording: v.literal('lvsrules'),
  director: v.string(),
  simulated: v.nullable(v.string()),
  intervalMs: v.pipe(v.number(), v.minValue(1)),
});

const unknownFacts = [
  'thresholds',
  'engine',
  'flags',
  'tunnel',
  'order',
  'statistics',
  'connections',
  'persistent',
  'persistence-timeout',
  'timeouts',
  'daemons',
] as const satisfies readonly Observation['unknown'][number][];

const sampleShape = v.object({ at: v.number(), unknown: v.array(v.picklist(unknownFacts)), table: v.unknown() });

function readSample(line: string): Result<Sample, string> {
  const read = readExactJson(line);
  if (!read.ok) return failure(jsonFaultText(read.failure));
  const checked = v.safeParse(sampleShape, read.value);
  if (!checked.success) return failure(notTheShapeOfASample);
  const table = tableFromValue(checked.output.table);
  if (!table.ok) return table;
  return success({ at: checked.output.at, observation: observationOf(table.value, checked.output.unknown) });
}

function observationOf(
  { services = [], timeouts, daemons }: ListedTable,
  unknown: Observation['unknown'],
): Observation {
  return {
    services: inOrder(observedServices(services), services),
    ...(timeouts && { timeouts }),
    ...(daemons && { daemons }),
    unknown,
  };
}

/** In the order in which the recording has them. */
function inOrder(observed: readonly ObservedService[], listed: NonNullable<ListedTable['services']>) {
  const places = new Map(listed.map(({ key }, place) => [JSON.stringify(key), place]));
  const place = ({ key }: ObservedService) => places.get(JSON.stringify(key)) ?? places.size;
  return observed.toSorted((a, b) => place(a) - place(b));
}
