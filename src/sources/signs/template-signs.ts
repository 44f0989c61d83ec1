import type { SourceKind } from '../kind.ts';

/** The marks of template languages, outside of comments: in a line of its own, and anywhere. */
const languages = [
  { name: 'an ERB template', own: /^\s*<%/, anywhere: /<%[=-]?\s[^%]{0,200}%>/ },
  {
    name: 'a Go template',
    own: /^\s*\{\{-?\s*(?:range|if|else|end|with|define|template)\b/,
    anywhere: /\{\{-?\s*\.\w/,
  },
  { name: 'a Jinja template', own: /^\s*\{%/, anywhere: /\{\{[^{}]{1,200}\}\}/ },
] as const;

/**
 * The template language that has to render a text before it is anything else; null for other texts. A script may have
 * `{{.Name}}` in an argument, so there only a whole line of the template language counts.
 */
export function templateOf(lines: readonly string[], kind: SourceKind): string | null {
  const counted = lines.filter((line) => !/^\s*#/.test(line));
  const found = languages.find(
    ({ own, anywhere }) =>
      counted.some((line) => own.test(line)) || (kind !== 'shell' && counted.some((line) => anywhere.test(line))),
  );
  return found?.name ?? null;
}
