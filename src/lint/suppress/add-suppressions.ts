import { bytesOf } from '../../syntax/binary.ts';
import { readRules } from '../../syntax/read-rules.ts';
import type { Finding } from '../finding.ts';

/** Rules whose findings no comment above the line can hide: they are about comments. */
const aboutComments: ReadonlySet<string> = new Set(['LVS008', 'LVS413', 'LVS414']);

/** Writes a comment above every line with findings, which hides them with a reason that asks to be replaced. */
export function addSuppressions(
  bytes: Uint8Array,
  findings: readonly Finding[],
): { readonly text: Uint8Array; readonly added: number } {
  const { source, lines } = readRules(bytes);
  const byLine = new Map<number, Set<string>>();
  for (const { suppressed, rule, line } of findings) {
    if (suppressed || aboutComments.has(rule) || lines[line - 1]?.kind !== 'command') continue;
    byLine.set(line, (byLine.get(line) ?? new Set()).add(rule));
  }
  const pieces = lines.map((line) => {
    const ids = byLine.get(line.number);
    const text = source.slice(line.start, line.end);
    const end = text.endsWith('\r') ? '\r\n' : '\n';
    const comment = ids ? `# lvsrules: ignore ${[...ids].sort().join(', ')} -- found before it was reviewed${end}` : '';
    return `${comment}${text}`;
  });
  const end = source.endsWith('\n') ? '\n' : '';
  return { text: bytesOf(pieces.join('\n') + (lines.at(-1)?.end === source.length ? '' : end)), added: byLine.size };
}
