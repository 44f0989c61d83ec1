import type { Change } from '../domain/change.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { refusalOf } from '../ipvsadm/messages.ts';
import type { DirectorFailure, RefusedChange } from '../ports/director.ts';
import { changeLine } from '../syntax/change-line.ts';
import type { RunIpvsadm } from './run-ipvsadm.ts';
import type { ProgramRun } from './run-program.ts';

/**
 * Makes changes through `ipvsadm -R`, which never says which line a message is about. So a line without effect is put
 * before and after each change; its error message, with the change's number, marks the position in the output.
 */
export async function applyBatch(
  changes: readonly Change[],
  run: RunIpvsadm,
  explain: (ran: ProgramRun) => DirectorFailure,
  signal?: AbortSignal,
): Promise<Result<readonly RefusedChange[], DirectorFailure>> {
  const refused: RefusedChange[] = [];
  for (let first = 0; first < changes.length;) {
    const lines = changes
      .slice(first)
      .map((change, offset) => `${changeLine(change)}\n${markerLine(first + offset + 1)}`);
    const ran = await run(`${markerLine(first)}${lines.join('')}`, signal);
    if (!ran.ok) return ran;
    const said = messages(ran.value.stderr);
    if (!said.has(first)) return failure(explain(withoutMarkers(ran.value)));
    for (const [index, words] of said) {
      const change = changes[index];
      if (words === '' || change === undefined) continue;
      const refusal = refusalOf(words);
      refused.push({ index, change, ...(refusal && { refusal }), said: words });
    }
    const last = Math.max(...said.keys());
    if (last < changes.length && !endedByLine(ran.value, said.get(last) ?? ''))
      return failure(explain(withoutMarkers(ran.value)));
    // If a line ended the program, the lines after it still have to be run.
    first = last + 1;
  }
  return success(refused.sort((left, right) => left.index - right.index));
}

/** A line that ends the program prints an error. A program that was killed or lost its connection is not run again. */
function endedByLine({ exit }: ProgramRun, words: string): boolean {
  return (
    exit !== null && words !== '' && !/\b(closed|reset) by\b|client_loop|[Bb]roken pipe|not responding/.test(words)
  );
}

const marker = /--before-([0-9]+)\b/;

/** An option that no version knows: ipvsadm prints an error, and the line does nothing. */
function markerLine(place: number): string {
  return `-D --before-${place}\n`;
}

/** A run as it would be without marker lines: what a failure says about it is for people. */
function withoutMarkers(ran: ProgramRun): ProgramRun {
  const lines = ran.stderr.split('\n').filter((line) => !marker.test(line));
  return { ...ran, stderr: lines.join('\n') };
}

/** The output after each marker, up to the next. Output before the first belongs to no change. */
function messages(stderr: string): ReadonlyMap<number, string> {
  const said = new Map<number, string>();
  let place: number | null = null;
  for (const line of stderr.split('\n')) {
    const [, number] = marker.exec(line) ?? [];
    if (number !== undefined) {
      place = Number(number);
      said.set(place, '');
    } else if (place !== null && line !== '') {
      const before = said.get(place) ?? '';
      said.set(place, before === '' ? line : `${before}\n${line}`);
    }
  }
  return said;
}
