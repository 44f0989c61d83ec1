import { completeTable, type Loss } from '../../domain/complete.ts';
import { changesOf } from '../../domain/changes-of.ts';
import type { ListedTable } from '../../domain/listed.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Host } from '../../ipvsadm/host.ts';
import { looksLikeListing, readListing } from '../../ipvsadm/listing/read.ts';
import { binaryOf, textOf } from '../../syntax/binary.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { readShell } from '../../syntax/shell/read.ts';
import { readTableJson } from '../../syntax/table-json/read.ts';
import { namesResolved } from './names-resolved.ts';
import { rulesSource } from './rules-source.ts';
import type { Source, SourceForm } from './source-form.ts';

/** Reads a text of the form that is named; the failure says why it is none of that form at all. */
export function readSource(binary: string, form: SourceForm, host: Host): Result<Source, Loss> {
  const text = textOf(binary);
  switch (form === 'auto' ? formOf(text) : form) {
    case 'rules':
      return success(rulesSource(readRulesLines(binary), [], host));
    case 'shell': {
      const { lines, losses } = readShell(binary);
      return success(rulesSource(lines, losses, host));
    }
    case 'listing': {
      const listing = readListing(text);
      return listing.ok ? success(tableSource(listing.value.table, listing.value.losses, host)) : listing;
    }
    case 'json': {
      const table = readTableJson(text);
      return table.ok ? success(tableSource(table.value, [], host)) : failure({ what: table.failure });
    }
  }
}

/** What a text seems to be: rules, where nothing else shows. */
export function formOf(text: string): Exclude<SourceForm, 'auto'> {
  if (/^\s*\{/.test(text)) return 'json';
  if (looksLikeListing(text)) return 'listing';
  const isScript = /^#!|^\s*(?:export\s+)?[A-Za-z_]\w*=|^\s*(?:\S*\/ipvsadm|sudo|for|if)\s|\$[{A-Za-z]/m.test(text);
  return isScript ? 'shell' : 'rules';
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
  return { table, rules: binaryOf(rules.join('')), losses: { reading, asRules: whole.losses } };
}
