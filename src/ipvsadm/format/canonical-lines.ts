import type { CommandLine, RulesFile } from '../../syntax/nodes.ts';
import { canonicalLine, type OptionStyle } from '../../syntax/canonical-line.ts';
import { readRules } from '../../syntax/read-rules.ts';
import { argumentsOf } from '../arguments-of.ts';
import type { Names } from '../names.ts';
import type { Prediction } from '../predict.ts';
import { readLine } from '../read-line.ts';

/** The canonical text of each command line that ipvsadm accepts and whose meaning it keeps; by line number. */
export function canonicalLines(
  file: RulesFile,
  prediction: Prediction,
  spelling: OptionStyle,
  names: Names,
): ReadonlyMap<number, string> {
  const found: { readonly line: CommandLine; readonly text: string }[] = [];
  for (const line of file.lines) {
    if (line.kind !== 'command' || prediction.lines[line.number - 1]?.outcome !== 'taken') continue;
    const text = canonicalLine(line, file.source, spelling);
    if (text !== null) found.push({ line, text });
  }
  const rewritten = readRules(Buffer.from(found.map(({ text }) => text).join('\n'), 'latin1'), { reader: 'ipvsadm' });
  const canonical = new Map<number, string>();
  for (const [index, { line, text }] of found.entries()) {
    const other = rewritten.lines[index];
    if (
      other?.kind === 'command' &&
      (isAsWritten(line, text, file) || sayTheSame(file, line, rewritten, other, names))
    ) {
      canonical.set(line.number, text);
    }
  }
  return canonical;
}

function isAsWritten({ start, end }: CommandLine, text: string, { source }: RulesFile): boolean {
  return end - start === text.length && source.startsWith(text, start);
}

/** The order of options matters for some values, and the word `ipvsadm` cannot be a value. */
function sayTheSame(
  file: RulesFile,
  line: CommandLine,
  otherFile: RulesFile,
  other: CommandLine,
  names: Names,
): boolean {
  const before = readLine(argumentsOf(file, line), names);
  const after = readLine(argumentsOf(otherFile, other), names);
  return JSON.stringify(before) === JSON.stringify(after);
}
