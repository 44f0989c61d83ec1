import type { ScriptLine } from './script-line.ts';

/** The lines, each with the comments directly above it, or above the loop or condition around it (once). */
export function withComments(lines: readonly ScriptLine[], text: string): readonly ScriptLine[] {
  const source = text.split('\n');
  const used = new Set<number>();
  const commentAt = (line: number): string | null => {
    const found = source[line - 1]?.trimStart() ?? '';
    return found.startsWith('#') && !(line === 1 && found.startsWith('#!')) ? found.trimEnd() : null;
  };
  return lines.flatMap((each) => {
    const above: ScriptLine[] = [];
    let at = each.line - 1;
    while (at > 0 && isOpening(source[at - 1] ?? '')) at--;
    for (; at > 0; at--) {
      const comment = commentAt(at);
      if (comment === null || used.has(at)) break;
      used.add(at);
      above.unshift({ line: at, text: comment });
    }
    const isComment = each.text.startsWith('#');
    if (isComment && used.has(each.line)) return above;
    if (isComment) used.add(each.line);
    return [...above, each];
  });
}

/** A line that only opens a block. */
function isOpening(line: string): boolean {
  return (
    /^\s*(?:(?:for|while|until|if|case)\b.*|do|then|else|\{|\w+\s*\(\)\s*\{?|[\w|*-]+\))\s*$/.test(line) &&
    !line.includes('ipvsadm')
  );
}
