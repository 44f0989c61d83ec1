import { pieceOf } from '../line/setting-named.ts';
import type { RefusedLine, RefusalReason, LintLine, LintSetting } from '../lint-document.ts';
import { settingOf } from '../line/line-settings.ts';

/** The result of reading a line again. */
export interface LineAlone {
  readonly line: LintLine;
  readonly refused: RefusedLine | null;
}

const mostFaults = 8;

/**
 * What else ipvsadm would refuse in a line if each fault were fixed in turn: ipvsadm names only the first. A fault is
 * replaced by text of the same length, so that everything else keeps its position.
 */
export function furtherFaults(
  line: LintLine,
  first: RefusedLine,
  reread: (text: string) => LineAlone | null,
): readonly RefusedLine[] {
  const found: RefusedLine[] = [];
  let refused: RefusedLine | null = first;
  let current = line;
  while (refused && found.length < mostFaults) {
    const text: string | null = mended(current, refused);
    const again = text === null ? null : reread(text);
    if (again === null) break;
    current = again.line;
    refused = again.refused;
    if (!refused || !isOwn(refused, first)) break;
    found.push(refused);
  }
  return found;
}

/** Whether a fault is independent, and not only a consequence of what was removed. */
function isOwn({ reason }: RefusedLine, first: RefusedLine): boolean {
  if (reason in examples || alone.has(reason)) return true;
  return first.reason !== 'unknown-option' && combined.has(reason);
}

const alone: ReadonlySet<RefusalReason> = new Set([
  'unknown-option',
  'option-illegal',
  'flag-unknown',
  'scheduler-not-found',
]);

const combined: ReadonlySet<RefusalReason> = new Set(['flag-incompatible', 'thresholds-out-of-range']);

/** The line with a fault fixed; null if no replacement is certain to be right. */
function mended(line: LintLine, { reason, subject }: RefusedLine): string | null {
  const example = examples[reason];
  if (example) {
    const { value } = settingOf(line, ...example.options) ?? {};
    return value ? overwritten(line, value, example.value(value.text)) : null;
  }
  if (reason === 'option-illegal') {
    const setting = pieceOf(line, subject);
    return setting && !setting.clustered ? overwritten(line, setting, '') : null;
  }
  if (reason === 'flag-unknown' || reason === 'flag-incompatible') {
    const setting = settingOf(line, 'sched-flags');
    return setting && !setting.clustered ? overwritten(line, setting, '') : null;
  }
  return reason === 'unknown-option' ? withoutUnknown(line, subject) : null;
}

interface Example {
  readonly options: readonly string[];
  readonly value: (given: string) => string;
}

const addressLike = (given: string) => (given.includes('[') ? '[::1]:1' : '0.0.0.1:1');

const examples: Partial<Readonly<Record<RefusalReason, Example>>> = {
  'service-address': {
    options: ['tcp-service', 'udp-service', 'sctp-service'],
    value: addressLike,
  },
  'server-address': { options: ['real-server'], value: addressLike },
  fwmark: { options: ['fwmark-service'], value: () => '1' },
  weight: { options: ['weight'], value: () => '1' },
  timeout: { options: ['persistent'], value: () => '1' },
  'upper-threshold': { options: ['u-threshold'], value: () => '9' },
  'lower-threshold': { options: ['l-threshold'], value: () => '0' },
  'netmask-v6': { options: ['netmask'], value: () => '1' },
};

/** An unknown option is removed with the word after it, which most likely is its value. */
function withoutUnknown(line: LintLine, option: string): string | null {
  const index = line.words.findIndex(({ text }) => text === option);
  const word = line.words[index];
  if (!word) return null;
  const next = line.words[index + 1];
  return overwritten(line, { start: word.start, end: next?.text.startsWith('-') === false ? next.end : word.end }, '');
}

function overwritten(line: LintLine, { start, end }: Pick<LintSetting, 'start' | 'end'>, text: string): string | null {
  if (text.length > end - start) return null;
  const from = start - line.start;
  return line.text.slice(0, from) + text.padEnd(end - start) + line.text.slice(end - line.start);
}
