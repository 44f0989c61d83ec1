import { parse } from 'unbash';
import type { Loss } from '../../domain/complete.ts';
import type { Table } from '../../domain/table.ts';
import type { DescribedHost } from '../../ipvsadm/described-host.ts';
import { IpvsadmSession } from '../../ipvsadm/ipvsadm-session.ts';
import { withComments } from './comments.ts';
import { Report } from './shell-report.ts';
import type { ScriptLine } from './script-line.ts';
import { ScriptShell } from './shell.ts';
import { scriptText } from './script-text.ts';
import { ShellState } from './shell-state.ts';
import { InputStream, OutputStream } from './streams.ts';
import { unknown } from './value.ts';

export interface ScriptReading {
  /**
   * The lines that ipvsadm accepts, in the order in which they run, with the comments above them. One character for
   * each byte.
   */
  readonly lines: readonly ScriptLine[];
  /** What is missing from the table or uncertain, in the order of the lines. */
  readonly losses: readonly Loss[];
  /** Assumptions, and what has no effect. */
  readonly notes: readonly Loss[];
  /** Programs that are skipped because they cannot change a table, and how often each is called. */
  readonly passed: ReadonlyMap<string, number>;
}

export interface ShellOptions {
  readonly host: DescribedHost;
  /** The arguments of the script; absent: unknown. */
  readonly args?: readonly string[];
  /** The table to which the script is applied; default: an empty one. */
  readonly onto?: Table;
}

/**
 * Follows a shell script that calls ipvsadm, and finds what it would run as far as its text shows. Where a value, a
 * condition or an order is unknown, every command that depends on it is reported and left out. Nothing is run, and
 * nothing is guessed. The script has one character for each byte.
 */
export function readShell(script: string, { host, args, onto }: ShellOptions): ScriptReading {
  const report = new Report(new IpvsadmSession(host, onto), setNames(script));
  const { text, plain, refusal } = scriptText(script, report);
  if (refusal !== null) {
    report.lose(1, refusal);
    return { ...report, lines: [] };
  }
  const starts = lineStarts(text);
  const state = new ShellState({
    files: new Map(),
    args: args ?? { unknown: 'the arguments are not known; --args gives them', argument: 0 },
  });
  const shell = new ScriptShell({
    state,
    report,
    origin: { text, lineAt: (offset) => lineOf(starts, offset) },
    input: new InputStream(unknown('what the script reads is not known')),
    output: new OutputStream(false),
    place: '',
    plain,
    depth: 0,
  });
  shell.runScript(parse(text));
  const { losses, notes, passed } = report;
  const inOrder = (list: readonly Loss[]) => [...list].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
  return { lines: withComments(report.lines, text), losses: inOrder(losses), notes: inOrder(notes), passed };
}

function setNames(script: string): ReadonlySet<string> {
  return new Set([...script.matchAll(/(?:^|[\s;&|(])([A-Za-z_]\w*)\+?=/g)].map(([, name = '']) => name));
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
