import type { Change } from '../domain/change.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { isSysctl, sysctlNames, type Sysctls } from '../kernel/sysctl.ts';
import { readDuration } from './duration.ts';

/** Something that happens during a run. */
export interface TimedEvent {
  /** Milliseconds from the start. */
  readonly at: number;
  readonly event: SimulationEvent;
  /** As it was written. */
  readonly text: string;
}

export type SimulationEvent =
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  /** A real server stops answering, or answers again; without a port on all its ports. */
  | { readonly kind: 'fail' | 'recover'; readonly address: string; readonly port: number | null }
  /** A real server's sessions take this many times as long. */
  | { readonly kind: 'slow'; readonly address: string; readonly port: number | null; readonly times: number }
  /** New sessions a second from now on. */
  | { readonly kind: 'rate'; readonly rate: number }
  | { readonly kind: 'sysctl'; readonly name: keyof Sysctls; readonly value: number };

/** A line of an event file that cannot be used. */
export interface BadEvent {
  readonly line: number;
  readonly expected: string;
}

/** Makes changes of an ipvsadm command line, or of a rules file that replaces the table; the failure says what is wrong. */
export interface EventReader {
  command(line: string): Result<readonly Change[], string>;
  rulesFile(path: string): Result<readonly Change[], string>;
}

/** Reads events, one a line: `at 60s: -e -t … -w 0`. Empty lines and lines that begin with `#` are ignored. */
export function readEvents(text: string, reader: EventReader): Result<readonly TimedEvent[], BadEvent> {
  const events: TimedEvent[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const event = readEvent(trimmed, reader);
    if (!event.ok) return failure({ line: index + 1, expected: event.failure });
    events.push(event.value);
  }
  return success(events.sort((left, right) => left.at - right.at));
}

/** Files that the events name, to be read before `readEvents`. */
export function rulesFilesOf(text: string): readonly string[] {
  return [...text.matchAll(/^\s*(?:at\s+)?\S+?:\s*restore\s+(\S.*?)\s*$/gm)].map(([, path = '']) => path);
}

function readEvent(text: string, reader: EventReader): Result<TimedEvent, string> {
  const found = /^(?:at\s+)?([^\s:]+)\s*:\s*(.+)$/.exec(text);
  const at = readDuration(found?.[1] ?? '');
  if (!found || at === null) return failure('a time and what happens then, such as `at 60s: fail 10.0.0.2`');
  const event = readAction(found[2] ?? '', reader);
  return event.ok ? success({ at, event: event.value, text: found[2] ?? '' }) : event;
}

function readAction(text: string, reader: EventReader): Result<SimulationEvent, string> {
  const [word = '', ...rest] = text.split(/\s+/);
  const [first = '', second = ''] = rest;
  if (word.startsWith('-') || word === 'ipvsadm') return changes(reader.command(text));
  switch (word) {
    case 'restore':
      return changes(reader.rulesFile(text.slice(word.length).trim()));
    case 'fail':
    case 'recover': {
      const server = readServerName(first);
      return server
        ? success({ kind: word, ...server })
        : failure(`${word} and a real server: \`${word} 10.0.0.2:80\``);
    }
    case 'slow': {
      const server = readServerName(first);
      const times = Number(second.replace(/^x/, ''));
      if (server && times > 0) return success({ kind: 'slow', ...server, times });
      return failure('slow, a real server, and how many times as long: `slow 10.0.0.2 x3`');
    }
    case 'rate': {
      const rate = Number(first.replace(/\/s$/, ''));
      return first !== '' && rate >= 0 ? success({ kind: 'rate', rate }) : failure('sessions a second: `rate 50`');
    }
    case 'sysctl': {
      const setting = readSysctl(rest.join(' '));
      return setting.ok ? success({ kind: 'sysctl', ...setting.value }) : setting;
    }
    default:
      return failure('an ipvsadm command (-e …), or one of fail, recover, slow, rate, sysctl, restore FILE');
  }
}

/** `expire_nodest_conn 1`, `net.ipv4.vs.expire_nodest_conn=1`; the failure names the settings that are modelled. */
export function readSysctl(text: string): Result<{ readonly name: keyof Sysctls; readonly value: number }, string> {
  const [written = '', value = ''] = text.split(/\s*=\s*|\s+/);
  const name = written.replace(/^net[./]ipv4[./](vs[./])?/, '');
  if (isSysctl(name) && /^\d+$/.test(value)) return success({ name, value: Number(value) });
  if (isSysctl(name)) return failure(`a whole number as the value of ${name}: \`sysctl ${name} 1\``);
  return failure(
    `a setting that the simulated kernel follows and its value (${sysctlNames.join(', ')}): \`sysctl expire_nodest_conn 1\``,
  );
}

function changes(read: Result<readonly Change[], string>): Result<SimulationEvent, string> {
  return read.ok ? success({ kind: 'changes', changes: read.value }) : read;
}

/** `10.0.0.2`, `10.0.0.2:80`, `2001:db8::2`, `[2001:db8::2]:80`. */
function readServerName(text: string): { readonly address: string; readonly port: number | null } | null {
  const found = /^\[([0-9a-f:.]+)\](?::(\d+))?$/i.exec(text) ?? /^([\d.]+)(?::(\d+))?$/.exec(text);
  if (found) return { address: found[1] ?? '', port: found[2] === undefined ? null : Number(found[2]) };
  return /^[0-9a-f:.]+$/i.test(text) && text.includes(':') ? { address: text, port: null } : null;
}
