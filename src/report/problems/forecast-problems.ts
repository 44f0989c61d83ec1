import type { LineOutcome } from '../../ipvsadm/predict.ts';
import { refusalSentence } from '../../ipvsadm/messages.ts';
import { durationText } from '../../forecast/duration.ts';
import type { TimedEvent } from '../../forecast/events.ts';
import type { FailedEvent } from '../../forecast/simulation.ts';
import { escapeControls } from '../escape.ts';
import type { Problem } from '../problem.ts';

/** A line of a file of events, tests or clients that is not one. */
export interface StrangeLine {
  readonly line: number;
  readonly expected: string;
}

export function notAnEvent(file: string, strange: StrangeLine): Problem {
  return strangeLine('not an event', file, strange);
}

/** What an event may be that names no file which was read. */
export const expectedRulesFile = 'a rules file after restore';

/** `said`: what ipvsadm says about a line that it does not accept. */
export function expectedCommand(said: string): string {
  return `an ipvsadm command that changes the table${said === '' ? '' : ` (ipvsadm says: ${said})`}`;
}

export function notAClient(file: string, strange: StrangeLine): Problem {
  return strangeLine('not a client', file, strange);
}

/** Of a file of tests. */
export function notATest(file: string, strange: StrangeLine): Problem {
  return strangeLine('this line is not understood', file, strange);
}

export function noTests(file: string): Problem {
  return { what: 'there are no tests', where: file, remedy: 'a test begins with a line such as: test load is even' };
}

export function noClients(file: string): Problem {
  return { what: 'there are no clients', where: file };
}

/** A file of tests that names no rules. */
export function noRulesNamed(file: string): Problem {
  const remedy = 'write `rules FILE` in its first line, or give --rules FILE';
  return { what: 'no rules file is named', where: file, remedy };
}

export function notATrace(path: string, reason: string): Problem {
  const remedy = 'a trace is a JSON object with "rules" and "events"';
  return { what: 'this is not a trace', where: path, why: reason, remedy };
}

/** A kernel that is taken for another one. */
export function notMeasured(version: string, nearest: string): Problem {
  return {
    what: `kernel ${version} was not measured`,
    why: `it is simulated as ${nearest}; only the weight of idle connections for lc, wlc, lblc and lblcr may differ`,
  };
}

export function eventAfterEnd({ at, text }: TimedEvent, milliseconds: number): Problem {
  return {
    what: `the event at ${durationText(at)} would never happen: ${escapeControls(text)}`,
    why: `the simulation ends after ${durationText(milliseconds)}`,
    remedy: `use an earlier time, or --for ${durationText(at).replaceAll(' ', '')} or more`,
  };
}

export function eventWithoutEffect({ at, text, why }: FailedEvent): Problem {
  return {
    what: `the event at ${durationText(at)} had no effect: ${escapeControls(text)}`,
    why:
      why.kind === 'no-such-server'
        ? 'no service has this server'
        : `the kernel refuses it: ${refusalSentence(why.refusal)}`,
  };
}

export function noService(path: string): Problem {
  return {
    what: 'the file leaves no virtual service',
    where: path,
    why: 'there is nothing to send clients to',
    remedy: 'a service is a line such as: -A -t 192.0.2.1:80 -s wlc',
  };
}

/** The lines that a kernel does not accept: the first ten, and how many more. */
export function refusedLines(path: string, lines: readonly LineOutcome[]): readonly Problem[] {
  const missed = lines.filter(({ outcome }) => outcome !== 'taken' && outcome !== 'ignored');
  const shown = missed.slice(0, shownAtMost).map(({ line, outcome, stderr }): Problem => {
    const why = stderr.trim().split('\n')[0];
    return { what: words[outcome] ?? outcome, where: `${path}:${line}`, ...(why && { why }) };
  });
  const more = missed.length - shownAtMost;
  return more > 0 ? [...shown, { what: `${more} more lines are not accepted`, where: path }] : shown;
}

const shownAtMost = 10;

const words: Partial<Record<LineOutcome['outcome'], string>> = {
  skipped: 'the kernel skips this line, as ipvsadm -R would',
  stops: 'ipvsadm -R stops here',
  unread: 'ipvsadm -R never reads this line',
  lost: 'ipvsadm -R drops this line',
};

function strangeLine(what: string, file: string, { line, expected }: StrangeLine): Problem {
  return { what, where: `${file}:${line}`, why: `expected ${expected}` };
}
