import { limits } from '../domain/limits.ts';
import { type CommandEntry, type CommandName, commands } from '../../grammar/commands.ts';
import { type OptionGroup, type OptionName, options } from '../../grammar/options.ts';
import type { Part, CommandPart, OptionPart } from '../syntax/nodes.ts';
import { changeOf } from './change-of.ts';
import { checkOptions } from './check-options.ts';
import { type LineDraft, emptyDraft } from './line-draft.ts';
import type { Fault } from './fault.ts';
import type { Instruction } from './instruction.ts';
import { listingOf } from './listing-of.ts';
import type { Names } from './names.ts';
import { readFlags } from './read-flags.ts';
import { readSetting } from './read-setting.ts';
import { readNumber } from './read-number.ts';

/** The arguments of a line: a node of the syntax tree, or the arguments of a program. */
export interface Arguments {
  readonly parts: readonly Part[];
  /** The argument in which a part ends, as given. */
  argumentOf(part: Part): string;
  /** The original searches for a next word forever. */
  readonly endless?: boolean;
}

/** Reads the arguments of one command in the order in which ipvsadm does, up to the first fault. */
export function readLine(line: Arguments, names: Names): Instruction {
  const { parts, endless } = line;
  if (endless) return stop(2, { reason: 'endless' });
  const first = parts.find(({ kind }) => kind !== 'word' && kind !== 'end-of-options');
  if (first?.kind !== 'command') return stop(255, { reason: 'no-command' });
  if (first.command === 'help' || first.command === 'version') return { kind: first.command };
  const illegalState = checkState(first);
  if (illegalState !== null) return stop(2, illegalState);
  const draft = emptyDraft();
  for (const part of parts) {
    const wrong = part === first ? null : readPart(part, line, draft, names);
    if (wrong) return wrong;
  }
  return conclude(first, parts, draft, line);
}

const entries = Object.fromEntries(commands.map((command) => [command.name, command])) as Readonly<
  Record<CommandName, CommandEntry>
>;

const groupOf = Object.fromEntries(options.map(({ long, group }) => [long, group])) as Readonly<
  Record<OptionName, OptionGroup>
>;

function checkState({ command, value }: CommandPart): Fault | null {
  const isState = value?.raw === 'master' || value?.raw === 'backup';
  if (command === 'start-daemon' && !isState) return { reason: 'start-state' };
  return command === 'stop-daemon' && !isState ? { reason: 'stop-state' } : null;
}

function readPart(part: Part, line: Arguments, draft: LineDraft, names: Names): Instruction | null {
  switch (part.kind) {
    case 'option':
      return readOption(part, draft, names);
    case 'command':
      return stop(2, { reason: 'second-command', argument: line.argumentOf(part) });
    case 'unknown-option':
      return skip('unknown-option', line.argumentOf(part));
    case 'missing-argument':
      return skip('missing-argument', line.argumentOf(part));
    case 'unwanted-argument':
      return skip('flag-with-value', line.argumentOf(part));
    default:
      return null;
  }
}

function readOption({ option, value }: OptionPart, draft: LineDraft, names: Names): Instruction | null {
  const group = groupOf[option];
  if (group !== 'ipv6' && group !== 'sort') {
    if (draft.used.includes(group)) return stop(2, { reason: 'duplicate-option', group });
    draft.used.push(group);
  }
  const wrong = readSetting(draft, option, value ? value.raw : null, names);
  return wrong === null ? null : stop(2, wrong);
}

/** The checks after the last option: words, scheduler flags, options against the command, the command itself. */
function conclude(first: CommandPart, parts: readonly Part[], draft: LineDraft, line: Arguments): Instruction {
  const { command } = first;
  const words = parts.filter(({ kind }) => kind === 'word');
  const own = command === 'set' ? words.splice(0, 3) : [];
  const timeouts = command === 'set' ? readTimeouts(own.map((part) => line.argumentOf(part))) : null;
  if (timeouts && 'reason' in timeouts) return stop(2, timeouts);
  if (words[0] !== undefined) {
    return stop(2, { reason: 'unexpected-argument', argument: line.argumentOf(words[0]) });
  }
  const flags = readFlags(draft.flags, draft.scheduler);
  if (flags.kind === 'crash') return flags;
  if (flags.kind === 'refused') return stop(2, flags.fault);
  const wrong = checkOptions(entries[command], draft.used);
  if (wrong !== null) return stop(2, wrong);
  switch (command) {
    case 'help':
    case 'version':
    case 'restore':
      return { kind: command };
    case 'save':
      return { kind: 'save', numeric: draft.used.includes('numeric') };
    case 'list':
      return listingOf(draft);
    case 'set': {
      const [tcp = 0, tcpfin = 0, udp = 0] = timeouts ?? [];
      return { kind: 'change', change: { kind: 'set-timeouts', timeouts: { tcp, tcpfin, udp } } };
    }
    case 'start-daemon':
    case 'stop-daemon':
      return { kind: 'change', change: daemonChange(command, first, draft) };
    default: {
      const change = changeOf(command, draft, flags.flags);
      return change.kind === 'refused' ? stop(2, change.fault) : { kind: 'change', change };
    }
  }
}

function readTimeouts(words: readonly string[]): readonly number[] | Fault {
  if (words.length < 3) return { reason: 'timeout-count' };
  const timeouts: number[] = [];
  for (const word of words) {
    const timeout = readNumber(word, limits.timeout);
    if (timeout === null) return { reason: 'timeout', value: word };
    timeouts.push(timeout);
  }
  return timeouts;
}

function daemonChange(command: 'start-daemon' | 'stop-daemon', { value }: CommandPart, draft: LineDraft) {
  const state = value?.raw === 'backup' ? ('backup' as const) : ('master' as const);
  const { syncId, group, groupPort: port, ttl, maxLength } = draft;
  if (command === 'stop-daemon') return { kind: command, state, syncId } as const;
  const daemon = {
    state,
    device: draft.device === '' ? 'eth0' : draft.device,
    syncId,
    ...(maxLength !== undefined && { maxLength }),
    ...(group !== undefined && { group }),
    ...(port !== undefined && { port }),
    ...(ttl !== undefined && { ttl }),
  };
  return { kind: command, daemon } as const;
}

function skip(reason: 'unknown-option' | 'missing-argument' | 'flag-with-value', argument: string): Instruction {
  return { kind: 'skip', fault: { reason, argument } };
}

function stop(exit: number, fault: Fault): Instruction {
  return { kind: 'stop', exit, fault };
}
