import { completeTable, type Loss } from '../../domain/complete.ts';
import { changesOf } from '../../domain/changes-of.ts';
import type { ListedTable } from '../../domain/listed.ts';
import type { Table } from '../../domain/table.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { DescribedHost } from '../../ipvsadm/described-host.ts';
import {
  commandsSkipped,
  namesLeftOut,
  notConverted,
  ruleRefused,
  tunnelsAssumed,
  notTableJson,
} from '../../report/problems/convert-problems.ts';
import { binaryOf, bytesOf, textOf } from '../../syntax/binary.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { type PastedListing, readPasted } from '../../sources/listing/read-pasted.ts';
import { recognise } from '../../sources/recognise.ts';
import { predict } from '../../ipvsadm/predict.ts';
import { isShowingPrompt } from '../../sources/shell/prompts.ts';
import { readShell } from '../../sources/shell/read-shell.ts';
import { readTableJson } from '../../syntax/table-json/read-table-json.ts';
import { namesResolved, unresolvedLines } from '../../sources/listing/names-resolved.ts';
import { withPlainTunnels } from '../../sources/listing/plain-tunnels.ts';
import { rulesSource } from './rules-source.ts';
import type { ConvertibleSource, SourceForm } from './source-form.ts';
import { withTickLosses } from './tick-losses.ts';

export interface SourceOptions {
  readonly host: DescribedHost;
  /** The arguments of the script. */
  readonly args?: readonly string[];
  /** The table that rules and scripts change; default: an empty one. */
  readonly onto?: Table;
  /** Ticks a second (CONFIG_HZ) of the kernel whose `/proc/net/ip_vs` is read. */
  readonly hz?: number | undefined;
}

/** Reads a text in the given form; the failure says why it is not of that form. */
export function readSource(binary: string, form: SourceForm, options: SourceOptions): Result<ConvertibleSource, Loss> {
  const { host, hz } = options;
  const text = textOf(binary);
  const found = recognise(bytesOf(binary));
  switch (form === 'auto' ? found.kind : form) {
    case 'rules':
      return success(rulesSource({ lines: readRulesLines(binary), ...options }));
    case 'shell': {
      const reading = readShell(binary, options);
      return success(
        rulesSource({ ...options, ...reading, notes: [...reading.notes, ...commandsSkipped(reading.passed)] }),
      );
    }
    case 'listing': {
      const listing = readPasted(text, { hz });
      return listing.ok ? success(withTickLosses(listingSource(listing.value, host))) : listing;
    }
    case 'json': {
      const table = readTableJson(text);
      return table.ok ? success(tableSource(table.value, [], host)) : failure(notTableJson(table.failure));
    }
    default:
      return failure(notConverted(found.name));
  }
}

/** What `ipvsadm -S` printed may be pasted with the prompts around it. */
function readRulesLines(binary: string) {
  const lines = binary.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((text, index) => ({ line: index + 1, text })).filter(({ text }) => !isShowingPrompt(text));
}

/** A listing does not show the type of tunnels, and without -n it shows names. */
function listingSource({ table, losses, notes }: PastedListing, host: DescribedHost): ConvertibleSource {
  const named = namesResolved(table, host.names);
  const { table: plain, count } = withPlainTunnels(named);
  const made = tableSource(plain, losses, host);
  const names = unresolvedLines(named);
  const rest = made.losses.asRules.filter(({ line }) => line === undefined || !names.includes(line));
  const first = names[0];
  return {
    ...made,
    table: named,
    losses: { reading: losses, asRules: first === undefined ? rest : [namesLeftOut(first, names.length), ...rest] },
    notes: count === 0 ? notes : [...notes, tunnelsAssumed(count)],
  };
}

function tableSource(listed: ListedTable, reading: readonly Loss[], { names }: DescribedHost): ConvertibleSource {
  const table = namesResolved(listed, names);
  const whole = completeTable(table);
  const rules = changesOf(whole.table).map((change) => `${changeLine(change)}\n`);
  const asRules = [...whole.losses, ...refusals(rules)];
  return { table, rules: binaryOf(rules.join('')), losses: { reading, asRules }, notes: [] };
}

/** Lines with what the kernel can hold and ipvsadm does not accept, such as a persistence of more than 31 days. */
function refusals(rules: readonly string[]): readonly Loss[] {
  const stops = (text: string) => predict(text).lines.find(({ outcome }) => outcome === 'stops');
  if (stops(rules.join('')) === undefined) return [];
  return rules.flatMap((line) => {
    const refused = stops(line);
    return refused ? [ruleRefused(line, refused.stderr)] : [];
  });
}
