import type { Change } from '../domain/change.ts';
import { changesOf } from '../domain/changes-of.ts';
import type { Table } from '../domain/table.ts';
import { binaryOf, bytesOf } from '../syntax/binary.ts';
import { changeLine } from '../syntax/change-line.ts';
import type { RulesFile } from '../syntax/nodes.ts';
import { readRules } from '../syntax/read-rules.ts';
import { type Names, noNames } from './names.ts';
import { type Prediction, predictRules } from './predict.ts';
import { entriesOf, type RulesEntry } from './rules-entries.ts';
import { serviceSubject, subjectOf } from '../domain/subject.ts';

/**
 * Changes a rules file so that it leads to another table, with as few edits as possible: comments, blank lines and
 * every line that is still right stay unchanged. A line whose service or server has changed is rewritten in place, a
 * new server goes under its service, a new service to the end; edits and deletions are merged into the lines that they
 * affect. A new line ends like the other lines of the file. One character for each byte, as in `RulesFile`.
 */
export function rewriteRules(
  file: RulesFile,
  table: Table,
  before: Prediction = predictRules(file),
  names: Names = noNames,
): string {
  const wanted = wantedChanges(table, before);
  const lineEnd = file.source.includes('\r\n') && !/[^\r]\n/.test(file.source) ? '\r' : '';
  const gentle = rewritten(entriesOf(file, before, true), wanted, lineEnd);
  const after = predictRules(readRules(bytesOf(gentle)), { names });
  // A line that was refused before may have an effect now; then it cannot stay.
  const isRight = lineText(wantedChanges(after.table, before)) === lineText(wanted);
  return isRight ? gentle : rewritten(entriesOf(file, before, false), wanted, lineEnd);
}

/** Timeouts and daemons are written only if the file names them or they were changed. */
function wantedChanges(table: Table, before: Prediction): readonly Change[] {
  const named = new Set(before.lines.flatMap(({ changes }) => changes.map(subjectOf)));
  const known = new Set(changesOf({ ...before.table, services: [] }).map(changeLine));
  return changesOf(table).filter((change) => {
    const isSetting = change.kind === 'set-timeouts' || change.kind === 'start-daemon';
    return !isSetting || named.has(subjectOf(change)) || !known.has(changeLine(change));
  });
}

function rewritten(entries: readonly RulesEntry[], wanted: readonly Change[], lineEnd: string): string {
  const old = new Map(
    entries.flatMap((entry) => (entry.change ? [[subjectOf(entry.change) ?? '', entry] as const] : [])),
  );
  const filled = new Map<RulesEntry, RulesEntry>();
  const after = new Map<RulesEntry | null, RulesEntry[]>();
  for (const group of groupsOf(wanted)) {
    const places = entries.filter(({ change }) => change !== null && group.some((each) => isSame(each, change)));
    for (const [index, change] of group.entries()) {
      const place = places[index];
      const entry = entryFor(change, old.get(subjectOf(change) ?? ''), lineEnd);
      if (place) filled.set(place, entry);
      else {
        const owner = serviceOf(change);
        const last = places.at(-1) ?? (owner === null ? null : (old.get(owner) ?? null));
        after.set(last, [...(after.get(last) ?? []), entry]);
      }
    }
  }
  const written = entries.flatMap((entry) => {
    const own = entry.change === null ? entry : (filled.get(entry) ?? { ...entry, text: null });
    return [own, ...(after.get(entry) ?? [])];
  });
  const lines = [...written, ...(after.get(null) ?? [])].flatMap(({ lead, text }) =>
    text === null ? lead : [...lead, text],
  );
  return lines.map((line) => `${line}\n`).join('');
}

/** The servers of one service together, in the order of addition; everything else separately. */
function groupsOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = [];
  let service: string | null = null;
  for (const change of changes) {
    const owner = serviceOf(change);
    if (owner !== null && owner === service) groups.at(-1)?.push(change);
    else groups.push([change]);
    service = owner;
  }
  return groups;
}

/** A line with the same meaning stays as typed. */
function entryFor(change: Change, old: RulesEntry | undefined, lineEnd: string): RulesEntry {
  const said = changeLine(change);
  if (old?.change && changeLine(old.change) === said) return old;
  const text = binaryOf(said);
  if (!old?.change) return { lead: [], text: text + lineEnd, change };
  return { ...old, text: text + (old.text?.endsWith('\r') ? '\r' : '') };
}

/** The service that must exist before its servers can. */
function serviceOf(change: Change): string | null {
  return change.kind === 'add-server' ? serviceSubject(change.service) : null;
}

function isSame(left: Change, right: Change): boolean {
  return subjectOf(left) === subjectOf(right);
}

function lineText(changes: readonly Change[]): string {
  return changes.map(changeLine).join('\n');
}
