import { completeTable, type Loss } from '../../domain/complete.ts';
import type { ListedTable } from '../../domain/listed.ts';
import { writeKeepalived } from '../../sources/keepalived/write-keepalived.ts';
import type { DescribedHost } from '../../ipvsadm/described-host.ts';
import { lossProblem, unexpressed } from '../../report/problems/convert-problems.ts';
import { notText } from '../../report/problems/file-problems.ts';
import { complain, refuse } from '../complain.ts';
import { binaryOf, bytesOf, textOf } from '../../syntax/binary.ts';
import { jsonText } from '../../syntax/table-json/exact-numbers.ts';
import { tableValue } from '../../syntax/table-json/write-table-json.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { readTarget } from '../lint/lint-options.ts';
import { recognise } from '../../sources/recognise.ts';
import { notTaken } from '../../report/problems/source-problems.ts';
import { isConfiguration } from '../sources/read-source.ts';
import { configurationSource } from './configuration-source.ts';
import type { World } from '../world.ts';
import { asScript } from './as-script.ts';
import { forTarget } from './for-target.ts';
import { ontoTable } from './onto-table.ts';
import { readSource } from './convertible-source.ts';
import { type ConvertibleSource, sourceForms } from './source-form.ts';

/** A conversion as requested on the command line. */
export interface Conversion {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly host: DescribedHost;
  readonly from: string;
  readonly to: string;
  readonly format: string;
  readonly args?: string | undefined;
  readonly onto?: string | undefined;
  readonly target?: string | undefined;
  readonly hz?: number | undefined;
}

/** Prints a text in another form; losses, notes and skipped lines go to standard error. */
export async function convertFile(asked: Conversion, world: World): Promise<ExitCode> {
  const { path, bytes, host } = asked;
  const where = path === '-' ? 'standard input' : path;
  const found = recognise(bytes);
  if (asked.from === 'auto' && found.remedy) return refuse(world, notTaken(where, found));
  if (bytes.includes(0)) return refuse(world, notText(where));
  const target = asked.target === undefined ? null : readTarget(asked.target);
  const onto = await ontoTable(asked.onto, world);
  if (target?.ok === false) return refuse(world, target.failure);
  if (onto === null) return exitCodes.usage;
  const form = sourceForms.find((each) => each === asked.from) ?? 'auto';
  const args = asked.args?.split(/[ \t]+/).filter((word) => word !== '');
  const text = binaryOf(bytes);
  const kind = form === 'auto' ? found.kind : form;
  if (kind === 'plan' || kind === 'text') return refuse(world, notTaken(where, found));
  const configured = isConfiguration(kind) ? await configurationSource(kind, path, bytes, world) : null;
  if (configured?.ok === false) return refuse(world, configured.failure);
  const source =
    configured ?? readSource(text, form, { host, ...(args && { args }), ...(onto && { onto }), hz: asked.hz });
  if (!source.ok) return refuse(world, lossProblem(where, source.failure));
  const version = target?.ok === true ? target.value.ipvsadm : undefined;
  const { output, losses } = written(source.value, asked, version);
  await world.print(output(text));
  complain(world, ...[...source.value.notes, ...losses].map((loss) => lossProblem(where, loss)));
  return losses.length > 0 ? exitCodes.found : exitCodes.ok;
}

/** The output, and what it leaves out of the text. */
function written(
  { table, rules, losses }: ConvertibleSource,
  { to, format }: Conversion,
  version: string | undefined,
): { readonly output: (text: string) => string | Uint8Array; readonly losses: readonly Loss[] } {
  if (to === 'keepalived' && format !== 'json') return asKeepalived(table, losses.reading);
  const lines = forTarget(rules, version);
  const asked = to === 'shell' ? asScript(lines.rules) : lines.rules;
  const isTable = to === 'json';
  const named = isTable
    ? [...losses.reading, ...(losses.asJson ?? [])]
    : [...losses.reading, ...losses.asRules, ...lines.losses];
  if (format !== 'json') {
    return { output: () => (isTable ? jsonText(tableValue(table)) : bytesOf(asked)), losses: named };
  }
  const output = (text: string) => {
    const source = text.split('\n');
    return jsonText({
      ...tableValue(table),
      ...(!isTable && { output: textOf(asked) }),
      losses: named.map(({ line, what }) => ({
        ...(line !== undefined && { line, text: textOf(source[line - 1] ?? '').trim() }),
        reason: what,
      })),
    });
  };
  return { output, losses: named };
}

function asKeepalived(table: ListedTable, reading: readonly Loss[]) {
  const whole = completeTable(table);
  const { text, losses } = writeKeepalived(whole.table);
  return { output: () => text, losses: [...reading, ...whole.losses, ...losses.map(unexpressed)] };
}
