import type { UnknownFact } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';
import type { NotedNames } from '../../ipvsadm/noted-names.ts';
import { notedNames } from '../../ipvsadm/noted-names.ts';
import type { LineOutcome } from '../../ipvsadm/predict.ts';
import { settingsOfRules } from '../../syntax/setting-comment.ts';
import { sortedRulesText } from '../save/rules-text.ts';
import { namedTable } from '../table-of-rules.ts';
import type { Target, TargetText, UntakenLine } from './target.ts';

/** The table that a file makes, read only. */
export async function readTarget(text: TargetText): Promise<Target> {
  const { name } = text;
  if (text.kind === 'source') return sourceTarget(text);
  const { predict } = await import('../../ipvsadm/predict.ts');
  const names = notedNames(text.names);
  const { table, lines } = predict(text.content, { names });
  return {
    name,
    table: withSettings(namedTable({ table, lines }), text.content),
    unknown: unknownIn(text.content, table),
    untaken: lines.flatMap((line) => untakenLine(line, names)),
  };
}

/** A table with what the comments of its rules say about the kernel. */
export function withSettings(table: Table, content: Uint8Array): Table {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!bytes.includes('lvsrules: sysctl')) return table;
  const settings = settingsOfRules(bytes.toString('latin1'));
  return Object.keys(settings).length === 0 ? table : { ...table, settings };
}

export function sourceTarget({ name, source }: Extract<TargetText, { kind: 'source' }>): Target {
  return { name, table: source.table, unknown: source.unknown ?? [], source, untaken: [] };
}

/** Rules that are byte for byte what `ipvsadm -S -n` prints have lost their thresholds. */
export function unknownIn(content: Uint8Array, table: Table): readonly UnknownFact[] {
  return content.length > 0 && Buffer.from(sortedRulesText(table)).equals(content) ? ['thresholds'] : [];
}

function untakenLine({ line, outcome, stderr }: LineOutcome, names: NotedNames): readonly UntakenLine[] {
  if (outcome === 'taken' || outcome === 'ignored') return [];
  const said = stderr.trim().split('\n')[0] ?? '';
  const missed = /^illegal .*(address|server)/.test(said) ? names.missed() : null;
  return [{ line, outcome, said, missed }];
}
