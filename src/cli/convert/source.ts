import { completeTable, type Loss } from '../../domain/complete.ts';
import { changesOf } from '../../domain/changes-of.ts';
import type { ListedTable } from '../../domain/listed.ts';
import type { Table } from '../../domain/table.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Host } from '../../ipvsadm/host.ts';
import { readListing } from '../../ipvsadm/listing/read.ts';
import { binaryOf, bytesOf, textOf } from '../../syntax/binary.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { recognise } from '../../sources/recognise.ts';
import { readShell, type ScriptReading } from '../../sources/shell/read.ts';
import { readTableJson } from '../../syntax/table-json/read.ts';
import { namesResolved } from './names-resolved.ts';
import { rulesSource } from './rules-source.ts';
import type { Source, SourceForm } from './source-form.ts';

export interface SourceOptions {
  readonly host: Host;
  /** The words with which a script is called. */
  readonly args?: readonly string[];
  /** The table that rules and scripts change; default: an empty one. */
  readonly onto?: Table;
}

/** Reads a text of the form that is named; the failure says why it is none of that form at all. */
export function readSource(binary: string, form: SourceForm, options: SourceOptions): Result<Source, Loss> {
  const { host } = options;
  const text = textOf(binary);
  const found = recognise(bytesOf(binary));
  switch (form === 'auto' ? found.kind : form) {
    case 'rules':
      return success(rulesSource({ lines: readRulesLines(binary), ...options }));
    case 'shell': {
      const reading = readShell(binary, options);
      return success(rulesSource({ ...options, ...reading, notes: [...reading.notes, ...passedOver(reading)] }));
    }
    case 'listing': {
      const listing = readListing(text);
      return listing.ok ? success(tableSource(listing.value.table, listing.value.losses, host)) : listing;
    }
    case 'json': {
      const table = readTableJson(text);
      return table.ok ? success(tableSource(table.value, [], host)) : failure({ what: table.failure });
    }
    default:
      return failure({ what: `it is ${found.name}, of which convert makes nothing` });
  }
}

function passedOver({ passed }: ScriptReading): readonly Loss[] {
  const counts = [...passed.values()];
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  const names = [...passed].map(([name, count]) => (count === 1 ? name : `${name} (${count})`)).join(', ');
  return [
    {
      what: `${total} ${total === 1 ? 'command that cannot change a table is' : 'commands that cannot change a table are'} passed over: ${names}`,
    },
  ];
}

function readRulesLines(binary: string) {
  const lines = binary.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((text, index) => ({ line: index + 1, text }));
}

function tableSource(listed: ListedTable, reading: readonly Loss[], { names }: Host): Source {
  const table = namesResolved(listed, names);
  const whole = completeTable(table);
  const rules = changesOf(whole.table).map((change) => `${changeLine(change)}\n`);
  return { table, rules: binaryOf(rules.join('')), losses: { reading, asRules: whole.losses }, notes: [] };
}
