import { namedTable } from '../../change/table-of-rules.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { UnknownFact } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';
import type { Names } from '../../ipvsadm/names.ts';
import { notedNames } from '../../ipvsadm/noted-names.ts';
import type { LineOutcome } from '../../ipvsadm/predict.ts';
import type { Problem } from '../../report/problem.ts';
import { namesRemedy } from './missed-names.ts';
import { rulesNames } from '../read-host.ts';
import { lossesOf, readTableSource } from '../sources/read-source.ts';
import { type TableKind, tableKinds } from '../../sources/kind.ts';
import { sourceRules } from '../../sources/source-rules.ts';
import type { TableSource } from '../../sources/table-source.ts';
import { inputKind, notTaken, otherKind } from '../sources/other-kind.ts';
import type { World } from '../world.ts';

/** A file as the table that it makes: rules when they are read from an empty one, other kinds when their program reads them. */
export interface RulesTable {
  readonly name: string;
  readonly content: Uint8Array;
  /** The names used to resolve it. */
  readonly names: Names;
  /** With timeouts and daemons only where a line names them. */
  readonly table: Table;
  /** Thresholds, if the file is exact `ipvsadm -S -n` output, which never prints them. */
  readonly unknown: readonly UnknownFact[];
  /** Where the file is of another kind than rules; the content then is the rules that make the same table. */
  readonly source?: TableSource;
  /** The bytes of the file, where it is of another kind than rules. */
  readonly original?: Uint8Array;
  /** One for each line that is not accepted. */
  readonly faults: readonly Problem[];
}

/** Reads a path, or standard input for `-`, of any kind that holds a table. */
export async function rulesTable(path: string, world: World, from?: TableKind): Promise<Result<RulesTable, Problem>> {
  const content = await bytes(path, world);
  if (!content.ok) return content;
  const names = await rulesNames(world);
  if (!names.ok) return names;
  const name = path === '-' ? '(standard input)' : path;
  const found = inputKind(content.value, from);
  const kind = tableKinds.find((each) => each === found.kind);
  if (kind === undefined) return failure(notTaken(name, found));
  if (kind === 'rules') return tableOfRules(name, content.value, names.value);
  const source = await readTableSource(kind, { path: name, content: content.value }, world);
  if (!source.ok) return source;
  return success({
    name,
    content: Buffer.from(sourceRules(source.value).text),
    names: names.value,
    table: source.value.table,
    unknown: source.value.unknown ?? [],
    source: source.value,
    original: content.value,
    faults: lossesOf(source.value, name),
  });
}

/** What rules mean as a table; a text of another kind is refused. */
export async function tableOfText(
  name: string,
  content: Uint8Array,
  names: Names,
): Promise<Result<RulesTable, Problem>> {
  const other = otherKind(name, content);
  return other ? failure(other) : tableOfRules(name, content, names);
}

async function tableOfRules(name: string, content: Uint8Array, names: Names): Promise<Result<RulesTable, Problem>> {
  if (content.includes(0)) {
    return failure({ what: 'not a rules file', where: name, why: 'it holds NUL bytes', remedy: 'give a text file' });
  }
  const { predict } = await import('../../ipvsadm/predict.ts');
  const { emitTable } = await import('../../syntax/emit.ts');
  const { sortedServices } = await import('../../ipvsadm/listing-order.ts');
  const noted = notedNames(names);
  const { table, lines } = predict(content, { names: noted });
  const remedy = namesRemedy(noted);
  const saved = Buffer.from(emitTable({ services: sortedServices(table.services) as Table['services'] }));
  return success({
    name,
    content,
    names,
    table: namedTable({ table, lines }),
    unknown: content.length > 0 && saved.equals(content) ? ['thresholds'] : [],
    faults: lines.flatMap((line) => fault(name, line, remedy)),
  });
}

function fault(name: string, { line, outcome, stderr }: LineOutcome, remedy: string | null): readonly Problem[] {
  if (outcome === 'taken' || outcome === 'ignored') return [];
  const why = stderr.trim().split('\n')[0] ?? '';
  const what = {
    skipped: 'refused',
    stops: 'stops ipvsadm -R',
    unread: 'never read',
    lost: 'lost without an error message',
  }[outcome];
  const isOfNames = remedy !== null && /^illegal .*(address|server)/.test(why);
  return [{ what, where: `${name}:${line}`, ...(why !== '' && { why }), ...(isOfNames && { remedy }) }];
}

async function bytes(path: string, world: World): Promise<Result<Uint8Array, Problem>> {
  if (path === '-') return success(await world.readInput());
  const read = await world.files.read(path);
  if (read.ok) return read;
  return failure({
    what: 'cannot read the rules',
    where: path,
    why: read.failure.reason,
    remedy: 'name a rules file, or - for standard input',
  });
}
