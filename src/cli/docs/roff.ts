export type ManPart = readonly [title: string, paragraphs: readonly string[]];

/** A man page as roff source. Parts without paragraphs are left out. */
export function manPage(name: string, section: number, summary: string, parts: readonly ManPart[]): string {
  const head = `.TH ${name.toUpperCase().replaceAll('-', '\\-')} ${section} "" "lvsrules" "lvsrules"`;
  const body = parts
    .filter(([, paragraphs]) => paragraphs.length > 0)
    .flatMap(([title, paragraphs]) => [`.SH ${title}`, ...paragraphs]);
  return [head, '.SH NAME', `${escaped(name)} \\- ${escaped(summary)}`, ...body].join('\n');
}

/** A word and what it means, one below the other. */
export function term(name: string, meaning: string): string {
  return `.TP\n.B ${escaped(name)}\n${escaped(meaning)}`;
}

/** Text that roff prints as it is. */
export function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('…', '...')
    .replaceAll(/^([.'])/gm, '\\&$1');
}
