import type { LineOutcome } from '../../ipvsadm/predict.ts';
import { textOf } from '../../syntax/binary.ts';
import { changeLine } from '../../syntax/change-line.ts';
import type { Call } from './call.ts';
import type { Shell } from './running-shell.ts';
import { isKnown, type Status, succeeded, unknown, type ShellValue } from './value.ts';

/** A call of ipvsadm: a line for the table, a loss, or nothing if it only lists. Returns its status. */
export function callIpvsadm(shell: Shell, args: readonly ShellValue[], call: Call): Status {
  const { report } = shell;
  const known = args.filter(isKnown);
  const [first] = args;
  if (first === undefined || (isKnown(first) && /^(?:-[LlShv]|--(?:list|save|help|version))/.test(first)))
    return showTable(shell, known.length === args.length ? known : []);
  const bad = args.find((arg) => !isKnown(arg));
  if (bad !== undefined && !isKnown(bad)) {
    report.lose(call.line, `left out: ${call.text}: ${bad.unknown}`);
    return unknown('the status of ipvsadm is not known');
  }
  if (!isAtHome(shell, call)) return unknown('the status of ipvsadm is not known');
  const outcome = report.session.call(known);
  if (outcome === null) return restoreRules(shell, 'ipvsadm', call);
  const isPlain = known.every((word) => /^[!-~\u0080-\u00ff]+$/.test(word));
  const { changes } = outcome;
  const text = isPlain || changes.length !== 1 ? known.join(' ') : changes.map(changeLine).join('');
  shell.output.write(outcome.stdout);
  settle(shell, outcome, text, call.line);
  return outcome.exit;
}

/** The table as it has become, for a script that looks before it adds; connections and names are not known. */
function showTable({ report, place, output }: Shell, args: readonly string[]): Status {
  const isPlain = /^(?:-[LlS]n|-n[LlS]|(?:-[LlS]|--list|--save) (?:-n|--numeric))(?: -[tuf] \S+)?$/.test(
    args.join(' '),
  );
  const isWhole = report.losses.length === 0 && (report.place ?? place) === place;
  const shown = isPlain && isWhole ? report.session.call(args) : null;
  output.write(shown?.stdout ?? unknown('what ipvsadm shows is not known'));
  return shown?.exit ?? { ...unknown('the status of ipvsadm is not known'), expected: true };
}

/** Rules from standard input. */
export function restoreRules(shell: Shell, reader: 'restore' | 'ipvsadm', call: Call): Status {
  const { report } = shell;
  const { text, line } = shell.input.rest();
  if (!isKnown(text)) {
    report.lose(call.line, `left out: ${call.text}: what it reads is not known: ${text.unknown}`);
    return unknown('the status of ipvsadm is not known');
  }
  if (!isAtHome(shell, call)) return unknown('the status of ipvsadm is not known');
  const lines = text.split('\n');
  const outcomes = report.session.restore(text, reader);
  let status: Status = succeeded;
  for (const [index, outcome] of outcomes.entries()) {
    const at = line === null ? call.line : line + index;
    const words = (lines[index] ?? '').replace(/\r$/, '');
    if (outcome.outcome === 'taken' || outcome.outcome === 'skipped' || outcome.outcome === 'stops')
      status = outcome.exit;
    if (outcome.outcome === 'ignored') {
      if (reader === 'restore' && words.startsWith('#')) report.take(at, words);
    } else settle(shell, outcome, words, at);
  }
  return status;
}

/** Commands for several tables do not make one table. */
function isAtHome({ place, report }: Shell, call: Call): boolean {
  report.place ??= place;
  if (report.place === place) return true;
  const where = (name: string) => (name === '' ? 'of this machine' : `that ${name} reaches`);
  report.lose(
    call.line,
    `left out: ${call.text}: it is for the table ${where(place)}, but the commands before it are for the one ${where(report.place)}`,
  );
  return false;
}

function settle(
  { report }: Shell,
  { outcome, stderr, changes, refusal }: LineOutcome,
  text: string,
  line: number,
): void {
  const said = textOf(stderr.trim().split('\n')[0] ?? '');
  if (outcome === 'taken') {
    if (changes.length > 0) report.take(line, text);
  } else if (refusal === 'no-such-service' || refusal === 'no-such-server') {
    const isDeletion = changes.some(({ kind }) => kind === 'delete-service' || kind === 'delete-server');
    if (isDeletion) report.note(line, `${textOf(text)}: there is nothing to delete yet`);
    else report.lose(line, `left out: ${textOf(text)}: ${said}`);
  } else {
    const why = typographic(textOf(text)) ?? (said === '' ? 'ipvsadm does not read it' : said);
    report.lose(line, `left out: ${textOf(text)}: ${why}`);
  }
}

/** Dashes and quotation marks of a word processor are the likely fault of a line that has them. */
function typographic(text: string): string | null {
  const [found] = /(?:^|\s)[\u2010-\u2015\u2212]|[\u2018-\u201f\u2032\u2033\u00ab\u00bb]/.exec(text) ?? [];
  if (found === undefined) return null;
  const character = found.trim();
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\u2010-\u2015\u2212]/.test(character)
    ? `'${character}' is ${code}, which is not a hyphen`
    : `'${character}' is ${code}, which is not a quotation mark of a shell`;
}
