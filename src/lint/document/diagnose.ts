import { hasOwnFlags } from '../../domain/scheduler-flags.ts';
import { foreignBlanks, foreignBytes } from '../line/foreign-blanks.ts';
import { dpvsWord } from '../line/dpvs-words.ts';
import { typographicWords } from '../line/typographic.ts';
import { isCommandWord, namedService } from '../line/named.ts';
import type { RefusedLine, LintLine } from '../lint-document.ts';
import { valueOf } from '../line/line-settings.ts';

/**
 * Why a line is refused: what ipvsadm says about it, corrected by what the line shows. A comment after a command, for
 * example, ends in one of many messages, all of them misleading.
 */
export function diagnose(line: LintLine, refused: RefusedLine): RefusedLine {
  const told = toldByText(line, refused);
  if (told) return { ...refused, reason: told };
  if (refused.reason === 'no-command' && line.words.some(({ text }) => isCommandWord(text))) {
    const isRestore = line.command?.name === 'restore';
    return { ...refused, reason: isRestore ? 'no-command' : 'command-not-first' };
  }
  return refused;
}

function toldByText(line: LintLine, { reason, subject }: RefusedLine): RefusedLine['reason'] | null {
  const { words } = line;
  if (!kernelReasons.has(reason) && (foreignBlanks(line.text).length > 0 || foreignBytes(line.text) >= 0))
    return 'encoding';
  if (!kernelReasons.has(reason) && typographicWords(words).length > 0) return 'typographic';
  if (!kernelReasons.has(reason) && dpvsWord(line)) return 'dpvs';
  if (words.some(({ end }, index) => words[index + 1]?.start === end)) return 'long-token';
  if (words.some(({ text, start }) => text.startsWith('#') && !isValue(line, start))) return 'comment';
  if (quotable.has(reason) && words.some(({ text }) => /^(['"]).*\1$/s.test(text) || /=(['"]).*\1$/s.test(text))) {
    return 'quoted';
  }
  if (words.some(({ text }) => text.startsWith('(null)') || text.startsWith('--xxx-service'))) return 'save-output';
  const scheduler = valueOf(line, 'scheduler');
  const emptyFlags = reason === 'missing-argument' && (subject === '-b' || subject === '--sched-flags');
  return emptyFlags && scheduler !== null && hasOwnFlags(scheduler) && namedService(line) ? 'save-empty-flags' : null;
}

const kernelReasons: ReadonlySet<string> = new Set(['service-exists', 'server-exists', 'no-such-server']);

const quotable: ReadonlySet<string> = new Set([
  'unexpected-argument',
  'service-address',
  'server-address',
  'scheduler-not-found',
  'timeout',
  'weight',
  'fwmark',
  'no-command',
]);

/** Whether the word at an offset is the value of an option. */
function isValue(line: LintLine, start: number): boolean {
  return line.settings.some(({ value }) => value?.start === start);
}
