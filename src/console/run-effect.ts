import { recordingText } from '../report/recording/recording-text.ts';
import { changesOfLine } from '../change/changes-of-line.ts';
import { tableOfRules } from '../change/table-of-rules.ts';
import { type LogEntry, logEntries } from '../change/journal/change-log.ts';
import { recordedRedo, recordedUndo } from '../change/undo/recorded-undo.ts';
import { failure } from '../domain/result.ts';
import { unreachable } from '../domain/unreachable.ts';
import { applyEffect } from './apply-effect.ts';
import { rollOutEffect } from './roll-out-effect.ts';
import { viewDump } from './dump/view-dump.ts';
import type { ConsoleEffect } from './effect.ts';
import type { ConsoleEvent } from './event.ts';
import type { ConsolePorts } from './ports.ts';
import type { TerminalEffect } from './terminal-effect.ts';
import { whatIf } from './what-if.ts';
import { withDeadline } from './with-deadline.ts';
import { proposal } from './writing/proposal.ts';
import { isBeyondRules } from '../domain/observation.ts';

/** Effects that answer with an event. The shell handles those of the terminal. */
export type AsyncEffect = Exclude<ConsoleEffect, TerminalEffect | { kind: 'quit' }>;

/** Performs the effects of the console. */
export async function runEffect(effect: AsyncEffect, ports: ConsolePorts): Promise<ConsoleEvent> {
  switch (effect.kind) {
    case 'observe':
      return observe(ports);
    case 'observe-peer':
      return observePeer(effect.place, ports);
    case 'connections':
      return connections(ports);
    case 'apply':
      if (effect.proposal.fleet) return rollOutEffect(effect.proposal, effect.proposal.fleet, ports);
      return applyEffect(effect, ports);
    case 'read-evidence': {
      const { place, observation } = effect;
      const own = place === 0 ? ports : ports.peers?.[place - 1];
      return { kind: 'evidence', place, found: (await own?.evidence?.(observation)) ?? {} };
    }
    case 'save': {
      const saved = await ports.save(effect.path, effect.observation, effect.overwrite);
      if (saved.ok && saved.value === 'exists') return { kind: 'save-exists', what: 'rules', path: effect.path };
      if (saved.ok) {
        const { services } = effect.observation;
        const beyondRules = services.flatMap(({ servers }) => servers).filter(isBeyondRules).length;
        return { kind: 'saved', path: effect.path, services: services.length, beyondRules };
      }
      return { kind: 'failed', reason: `${effect.path} was not written: ${saved.failure}` };
    }
    case 'record': {
      const { path, head, samples, overwrite } = effect;
      const saved = await ports.record(path, recordingText(head, samples), overwrite);
      if (!saved.ok) return { kind: 'failed', reason: `${path} was not written: ${saved.failure}` };
      if (saved.value === 'exists') return { kind: 'save-exists', what: 'recording', path };
      return { kind: 'recorded', path, samples: samples.length };
    }
    case 'dump':
      return dump(effect, ports);
    case 'read-target':
      return { kind: 'target-read', path: effect.path, found: await ports.readTarget(effect.path) };
    case 'read-log':
      return { kind: 'log-read', entries: await ownEntries(ports) };
    case 'read-line': {
      const { line, table } = effect;
      return { kind: 'line-read', line, read: await changesOfLine(line, table) };
    }
    case 'read-lines':
      return { kind: 'lines-read', lines: (await ports.lines?.read()) ?? {} };
    case 'keep-line':
      await ports.lines?.keep(effect.purpose, effect.line);
      return { kind: 'kept' };
    case 'list-files':
      return { kind: 'files-listed', word: effect.word, paths: (await ports.paths?.(effect.word)) ?? [] };
    case 'examine':
      return examine(ports);
    case 'read-undo':
      return readUndo(effect, ports);
    case 'what-if':
      // The screen is drawn first: the simulation takes a while.
      await ports.clock.sleep(20);
      return { kind: 'what-if', found: whatIf(effect.before, effect.after, effect.perSecond) };
    case 'read-fix': {
      const { title, rules } = effect;
      return { kind: 'fix-read', title, table: await tableOfRules(Buffer.from(rules)) };
    }
    default:
      return unreachable(effect);
  }
}

async function dump(
  { path, state }: Extract<AsyncEffect, { kind: 'dump' }>,
  ports: ConsolePorts,
): Promise<ConsoleEvent> {
  const dumped = viewDump(state, path);
  if (!dumped.ok) return { kind: 'failed', reason: `${path} was not written: ${dumped.failure}` };
  const { text, rows } = dumped.value;
  const saved = await ports.record(path, text, false);
  const why = !saved.ok ? saved.failure : saved.value === 'exists' ? 'it exists; choose another name' : null;
  return why === null ? { kind: 'dumped', path, rows } : { kind: 'failed', reason: `${path} was not written: ${why}` };
}

/** The changes of this table on record. */
async function ownEntries({ journal }: ConsolePorts): Promise<readonly LogEntry[] | null> {
  if (journal === null) return null;
  return (await logEntries(journal)).filter(({ table }) => table === journal.table);
}

async function readUndo(
  { way, observation }: Extract<AsyncEffect, { kind: 'read-undo' }>,
  { journal }: ConsolePorts,
): Promise<ConsoleEvent> {
  const nothing = (said: string): ConsoleEvent => ({ kind: 'undo-read', proposal: null, said });
  if (journal === null) return nothing(`nothing to ${way}`);
  const offer = await (way === 'undo' ? recordedUndo(journal, observation) : recordedRedo(journal, observation));
  switch (offer.kind) {
    case 'nothing':
      return nothing(`nothing to ${way}`);
    case 'not-undoable':
      return nothing(`cannot undo ${offer.entry.target}: counters that were zeroed cannot be restored`);
    case 'forgotten':
      return nothing(`cannot ${way} ${offer.entry.target}: the table before it is no longer kept`);
    case 'plan': {
      const { entry, plan, kept } = offer;
      const more = way === 'undo' ? { undoes: entry.id } : { redoes: entry.id };
      const title = `${way === 'undo' ? 'Undo' : 'Redo'}: ${entry.target} (${entry.who}, ${entry.at.slice(0, 19)} UTC)`;
      const said = kept.length === 0 ? '' : `left as is, changed since: ${kept.join(', ')}`;
      return { kind: 'undo-read', proposal: proposal(title, plan, observation, 'undo', more), said };
    }
  }
}

async function examine({ examine: look, clock }: ConsolePorts): Promise<ConsoleEvent> {
  const found = await look?.();
  const at = clock.now();
  if (found === undefined) return { kind: 'examined', host: null };
  const host = found.ok
    ? ({ kind: 'report', at, report: found.value } as const)
    : ({ kind: 'failed', at, reason: found.failure } as const);
  return { kind: 'examined', host };
}

async function observe(ports: ConsolePorts): Promise<ConsoleEvent> {
  const { director, clock, explain } = ports;
  const observed = await withDeadline((signal) => director.observe(signal), ports);
  const at = clock.now();
  if (observed.ok) return { kind: 'observed', at, observation: observed.value };
  return { kind: 'not-observed', at, reason: explain(observed.failure) };
}

async function observePeer(place: number, ports: ConsolePorts): Promise<ConsoleEvent> {
  const peer = ports.peers?.[place];
  if (peer === undefined) throw new Error(`there is no director ${place}`);
  const observed = await withDeadline((signal) => peer.director.observe(signal), ports);
  const seen = observed.ok ? observed : failure(peer.explain(observed.failure));
  return { kind: 'peer-observed', place, at: ports.clock.now(), seen };
}

async function connections(ports: ConsolePorts): Promise<ConsoleEvent> {
  const { director, explain } = ports;
  const found = await withDeadline((signal) => director.connections(signal), ports);
  if (found.ok) return { kind: 'connections', connections: found.value };
  return { kind: 'failed', reason: explain(found.failure) };
}
