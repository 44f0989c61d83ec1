import { changesOf } from '../domain/changes-of.ts';
import { completeTable } from '../domain/complete.ts';
import { readExactJson } from '../domain/read-json.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Table } from '../domain/table.ts';
import { type Ipvs, ipvs } from '../kernel/ipvs.ts';
import type { IpvsOptions } from '../kernel/options.ts';
import { jsonText } from '../syntax/table-json/exact-numbers.ts';
import { tableFromValue } from '../syntax/table-json/read-table-json.ts';
import { tableValue } from '../syntax/table-json/write-table-json.ts';

/** Distinguishes a state file from other JSON. */
const kind = 'lvsrules simulated director';

export function stateText(table: Table): string {
  return jsonText({ kind, ...tableValue(table) });
}

/** The kernel that a state file describes; the failure says why the file is damaged or not a state file. */
export function kernelFromState(bytes: Uint8Array, options: IpvsOptions): Result<Ipvs, string> {
  if (last === null || !Buffer.from(last.bytes.buffer).equals(bytes))
    last = { bytes: bytes.slice(), read: readState(bytes) };
  const { read } = last;
  if (!read.ok) return read;
  const kernel = ipvs(options);
  for (const change of changesOf(read.value)) {
    const refusal = kernel.apply(change);
    if (refusal !== null) return failure(`it does not fit this machine, which refuses ${change.kind} (${refusal})`);
  }
  return success(kernel);
}

/** The file that was read last: `watch` and the console read the same one again and again. */
let last: { readonly bytes: Uint8Array; readonly read: Result<Table, string> } | null = null;

function readState(bytes: Uint8Array): Result<Table, string> {
  const text = utf8(bytes);
  const parsed = text === null ? null : readExactJson(text);
  if (!parsed?.ok)
    return failure(`${parsed?.failure.what ?? 'it is not UTF-8'}, so not the state of a simulated director`);
  const { value } = parsed;
  if (!isState(value)) return failure('it is not the state of a simulated director');
  const read = tableFromValue(Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'kind')));
  if (!read.ok) return failure(`it is damaged: ${read.failure}`);
  const { table, losses } = completeTable(read.value);
  const [loss] = losses;
  return loss ? failure(`it is damaged: ${loss.what}`) : success(table);
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isState(value: unknown): value is { readonly kind: string } {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}
