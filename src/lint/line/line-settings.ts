import type { Safety } from '../finding.ts';
import type { Span } from '../../domain/span.ts';
import type { RuleFix, TextEdit } from '../rule.ts';
import type { LintLine, LintSetting } from '../lint-document.ts';
import { methodOptions, serviceOptions } from './option-tables.ts';

/** The first setting of a line that is one of the options. */
export function settingOf(line: LintLine, ...options: readonly string[]): LintSetting | null {
  return line.settings.find(({ option }) => options.includes(option)) ?? null;
}

/** The value of an option as typed; null if the option or its value is absent. */
export function valueOf(line: LintLine, ...options: readonly string[]): string | null {
  return settingOf(line, ...options)?.value?.text ?? null;
}

export function serviceSetting(line: LintLine): LintSetting | null {
  return settingOf(line, ...serviceOptions);
}

/** The address for which `-R` refuses the line: the service's or the server's; null if it is refused for another reason. */
export function refusedEndpoint(line: LintLine): LintSetting | null {
  switch (line.refused?.reason) {
    case 'service-address':
      return serviceSetting(line);
    case 'server-address':
      return settingOf(line, 'real-server');
    default:
      return null;
  }
}

export function methodSetting(line: LintLine): LintSetting | null {
  return settingOf(line, ...methodOptions);
}

/** From the first word to the last. */
export function contentOf(line: LintLine): Span {
  const first = line.words[0];
  const last = line.words.at(-1);
  return first && last ? { start: first.start, end: last.end } : line;
}

/** The span of the first of the options with its value; the content of the line where all are absent. */
export function partOf(line: LintLine, ...options: readonly string[]): Span {
  return settingOf(line, ...options) ?? contentOf(line);
}

/** The span of the word that names the service. */
export function servicePartOf(line: LintLine): Span {
  return partOf(line, ...serviceOptions);
}

/** The span of an option's value; of the option itself where it has no value; of the whole line where it is absent. */
export function placeOf(line: LintLine, ...options: readonly string[]): Span {
  const setting = settingOf(line, ...options);
  return setting ? (setting.value ?? setting) : contentOf(line);
}

/** Removes a setting with the blanks before it; null within a cluster of letters. */
export function without(line: LintLine, setting: LintSetting | null, safety: Safety): RuleFix | null {
  const edit = setting && removal(line, setting);
  return edit ? { safety, edits: [edit] } : null;
}

export function removal(line: LintLine, setting: LintSetting): TextEdit | null {
  if (setting.clustered) return null;
  return removalOf(line, setting);
}

/** Removes a span of a line with the blanks before it, or after it at the start of the line. */
export function removalOf(line: LintLine, { start, end }: Span): TextEdit {
  let from = start;
  while (from > line.start && isBlank(line.text[from - line.start - 1])) from--;
  if (from > line.start) return { start: from, end, text: '' };
  let to = end;
  while (to < line.end && isBlank(line.text[to - line.start])) to++;
  return { start: from, end: to, text: '' };
}

export function replacement(at: Span | null, text: string, safety: Safety): RuleFix | null {
  return at && { safety, edits: [{ start: at.start, end: at.end, text }] };
}

/** Inserts words after a setting; null if there is no setting. */
export function insertion(after: Span | null, words: string, safety: Safety): RuleFix | null {
  return after && { safety, edits: [{ start: after.end, end: after.end, text: ` ${words}` }] };
}

/** Removes a whole line with its line feed. */
export function lineRemoval(line: LintLine, safety: Safety): RuleFix {
  return { safety, edits: [{ start: line.start, end: line.end + 1, text: '' }] };
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r';
}
