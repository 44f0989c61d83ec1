import type { Loss } from '../../domain/complete.ts';
import { changesOf } from '../../domain/changes-of.ts';
import type { ListedTable } from '../../domain/listed.ts';
import type { Table } from '../../domain/table.ts';
import type { DescribedHost } from '../../ipvsadm/described-host.ts';
import { type Prediction, predictRules } from '../../ipvsadm/predict.ts';
import { rewriteRules } from '../../ipvsadm/rewrite-rules.ts';
import { lineLeftOut } from '../../report/problems/convert-problems.ts';
import { binaryOf, bytesOf, textOf } from '../../syntax/binary.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { readRules } from '../../syntax/read-rules.ts';
import type { ScriptLine } from '../../sources/shell/script-line.ts';
import type { ConvertibleSource } from './source-form.ts';

/** How often a line that stops ipvsadm is left out and the rest retried. */
const patience = 100;

/** Lines for `ipvsadm -R`, and what is already known about them. */
export interface RulesLines {
  readonly lines: readonly ScriptLine[];
  readonly losses?: readonly Loss[];
  readonly notes?: readonly Loss[];
  readonly host: DescribedHost;
  /** The table that they change; default: an empty one. */
  readonly onto?: Table;
}

/**
 * Lines for `ipvsadm -R` as a source. A line that ipvsadm would refuse is named and left out; unlike ipvsadm, this also
 * reads the lines after one that stops it.
 */
export function rulesSource({ lines, losses: before = [], notes = [], host, onto }: RulesLines): ConvertibleSource {
  const losses: Loss[] = [...before];
  const base = onto ? changesOf(onto).map((change): ScriptLine => ({ line: 0, text: changeLine(change) })) : [];
  let left = [...base, ...lines];
  let prediction = predicted(left, host);
  for (let tries = 0; tries < patience; tries++) {
    const stop = prediction.lines.findIndex(({ outcome }) => outcome === 'stops');
    if (stop < 0) break;
    losses.push(lossOf(left[stop], prediction.lines[stop]?.stderr ?? ''));
    left = left.filter((_, index) => index !== stop);
    prediction = predicted(left, host);
  }
  for (const [index, { outcome, stderr }] of prediction.lines.entries()) {
    if (outcome === 'skipped') losses.push(lossOf(left[index], stderr));
    if (outcome === 'unread' || outcome === 'lost') losses.push(lossOf(left[index], undefined));
  }
  const reading = losses.sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
  const canonical = readRules(bytesOf(canonicalText(left, prediction)));
  return {
    table: namedTable(prediction),
    rules: rewriteRules(canonical, prediction.table, predictRules(canonical, { machine: host.machine })),
    losses: { reading, asRules: [] },
    notes,
  };
}

function predicted(lines: readonly ScriptLine[], { names, machine }: DescribedHost): Prediction {
  const text = lines.map((line) => `${line.text}\n`).join('');
  return predictRules(readRules(bytesOf(text)), { names, machine });
}

/** Every accepted change in canonical form, names replaced by numbers; comments and blank lines unchanged. */
function canonicalText(lines: readonly ScriptLine[], prediction: Prediction): string {
  return prediction.lines
    .flatMap(({ outcome, changes }, index) => {
      const text = lines[index]?.text ?? '';
      const end = text.endsWith('\r') ? '\r' : '';
      if (outcome === 'taken') return changes.map((change) => binaryOf(changeLine(change)) + end);
      return outcome === 'ignored' ? [text] : [];
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** Timeouts and daemons count only where a line names them. */
function namedTable({ table, lines }: Prediction): ListedTable {
  const kinds = new Set(lines.flatMap(({ changes }) => changes.map(({ kind }) => kind)));
  const { services, timeouts, daemons } = table;
  return {
    services,
    ...(timeouts && kinds.has('set-timeouts') && { timeouts }),
    ...(daemons && kinds.has('start-daemon') && { daemons }),
  };
}

function lossOf(line: ScriptLine | undefined, said: string | undefined): Loss {
  return lineLeftOut(line?.line, textOf(line?.text ?? '').trim(), said);
}
