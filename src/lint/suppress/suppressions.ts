import type { Span } from '../../domain/span.ts';
import { readSettingComment } from '../../syntax/setting-comment.ts';
import type { LintLine, LintLines } from '../lint-document.ts';

/** A comment that suppresses findings. */
export interface Suppression {
  readonly kind: 'next' | 'file' | 'range';
  readonly line: LintLine;
  /** Ids, beginnings of ids, or names, with their spans; empty: every rule. */
  readonly selectors: readonly (Span & { readonly text: string })[];
  readonly reason: string;
  /** The lines it applies to, the last one included. */
  readonly from: number;
  readonly to: number;
}

/** A comment that is meant for lvsrules but is not valid. */
export interface StrayDirective {
  /** It is misspelled, it is an end without a beginning, or it names a setting that cannot be kept with rules. */
  readonly message: 'directive' | 'alone' | 'setting' | 'form';
  readonly line: LintLine;
  readonly verb: string;
}

const directive = /^#\s*lvsrules:\s*(ignore(?:-file|-start|-end)?)\b([^\n]*)$/;
const meant = /^#\s*lvsrules:\s*(\S*)/;

/** Every suppression of a file, valid or not; a range without an end extends to the end of the file. */
export function readSuppressions(lines: LintLines): {
  readonly suppressions: readonly Suppression[];
  readonly strays: readonly StrayDirective[];
} {
  const found: Suppression[] = [];
  const strays: StrayDirective[] = [];
  const open: { line: LintLine; selectors: Suppression['selectors']; reason: string }[] = [];
  const end = lines.length;
  for (let place = 0; place < end; place++) {
    const line = lines.plainAt(place) ? undefined : lines.get(place);
    if (line?.kind !== 'comment') continue;
    const text = line.text.replace(/\r$/, '');
    const [, verb, rest = ''] = directive.exec(text) ?? [];
    if (verb === undefined) {
      const [, word] = meant.exec(text) ?? [];
      const setting = word === 'sysctl' ? readSettingComment(text) : null;
      if (setting !== null && 'fault' in setting) strays.push({ message: faults[setting.fault], line, verb: text });
      else if (word !== undefined && setting === null) strays.push({ message: 'directive', line, verb: word });
      continue;
    }
    const { selectors, reason } = body(line, rest);
    if (verb === 'ignore-start') open.push({ line, selectors, reason });
    else if (verb === 'ignore-end') {
      const range = open.pop();
      if (range) found.push({ kind: 'range', ...range, from: range.line.number, to: line.number });
      else strays.push({ message: 'alone', line, verb });
    } else if (verb === 'ignore-file') found.push({ kind: 'file', line, selectors, reason, from: 1, to: end });
    else {
      const next = nextCommand(lines, line.number) ?? line.number;
      found.push({ kind: 'next', line, selectors, reason, from: line.number + 1, to: next });
    }
  }
  for (const range of open) found.push({ kind: 'range', ...range, from: range.line.number, to: end });
  return { suppressions: found, strays };
}

const faults = { name: 'setting', form: 'form' } as const;

/** The number of the first command after a line. */
function nextCommand(lines: LintLines, after: number): number | undefined {
  let next = lines.get(after);
  while (next && next.kind !== 'command') next = lines.get(next.number);
  return next?.number;
}

function body(line: LintLine, rest: string): Pick<Suppression, 'selectors' | 'reason'> {
  const [list = '', ...reasons] = rest.split(/\s--(?:\s|$)/);
  const offset = line.start + line.text.indexOf(rest, line.text.indexOf('ignore'));
  const selectors = [...list.matchAll(/[^\s,]+/g)].map((match) => {
    const start = offset + match.index;
    return { text: match[0], start, end: start + match[0].length };
  });
  return { selectors, reason: reasons.join(' -- ').trim() };
}
