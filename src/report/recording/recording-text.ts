import type { Sample } from '../../live/sample.ts';
import { type JsonValue, jsonText } from '../../syntax/table-json/exact-numbers.ts';
import { tableValue } from '../../syntax/table-json/write-table-json.ts';

/** What a recording is of. */
export interface RecordingHead {
  /** The spec of the director. */
  readonly director: string;
  /** Why the table was simulated; null for a real one. */
  readonly simulated: string | null;
  /** Milliseconds between two samples. */
  readonly intervalMs: number;
}

/** Samples as lines of JSON, `schemas/recording.schema.json`: first what they are of, then one sample a line. */
export function recordingText({ director, simulated, intervalMs }: RecordingHead, samples: readonly Sample[]): string {
  const head = { version: 1, recording: 'lvsrules', director, simulated, intervalMs };
  return [head, ...samples.map(sampleValue)].map(oneLine).join('');
}

function sampleValue({ at, observation }: Sample): JsonValue {
  return { at, unknown: [...observation.unknown], table: tableValue(observation) };
}

/** A line feed in a string is written as `\n`, so those of the text only separate. */
function oneLine(value: JsonValue): string {
  return `${jsonText(value).replace(/\n */g, '')}\n`;
}
