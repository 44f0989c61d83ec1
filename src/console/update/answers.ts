import type { Change } from '../../domain/change.ts';

import { recorded } from '../../live/history.ts';
import { sampleOf } from '../../live/sample.ts';
import { type Step, stay } from '../effect.ts';
import type { Event } from '../event.ts';
import { latestObservation } from '../selectors.ts';
import type { Entry, State, WatchedRules } from '../state.ts';
import { changesTo } from '../writing/changes-to.ts';
import { lines } from '../writing/lines.ts';
import { cameAbout, inverseOf } from '../writing/outcome.ts';
import { say } from './say.ts';
import { propose } from './write.ts';

type Answer<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;

export function observed(state: State, { at, observation }: Answer<'observed'>): Step {
  const { live } = state;
  const latest = sampleOf(observation, at, live.latest);
  const history = recorded(live.history, latest);
  const connections = state.view === 'connections' && live.frozen === null;
  return [
    { ...state, now: at, live: { ...live, latest, history, failure: null } },
    connections ? [{ kind: 'connections' }] : [],
  ];
}

export function notObserved(state: State, { at, reason }: Answer<'not-observed'>): Step {
  return stay({ ...state, now: at, live: { ...state.live, failure: reason } });
}

/** What was tried is logged line by line; what the table shows now says whether it came about. */
export function applied(state: State, event: Answer<'applied'>): Step {
  const { proposal, refused, observation, at } = event;
  const entry = entryOf(event);
  const journal = proposal.origin === 'undo' ? withUndone(state.journal, proposal.changes) : state.journal;
  const staged = proposal.origin === 'staged' ? [] : state.staged;
  const marks: State['table']['marks'] = refused.length === 0 ? new Set() : state.table.marks;
  const next: State = { ...state, busy: null, staged, journal: [...journal, entry], table: { ...state.table, marks } };
  const [seen, effects] = observation === null ? stay(next) : observed(next, { kind: 'observed', at, observation });
  return [result(seen, event), effects];
}

function result(
  state: State,
  { proposal: { changes, title }, outcome, refused, observation, unlogged }: Answer<'applied'>,
): State {
  const [first] = refused;
  if (first !== undefined) {
    const taken = changes.length - refused.length;
    return say(
      state,
      'danger',
      `${refused.length} of ${changes.length} refused${taken > 0 ? `, ${taken} done` : ''}: ${first.said.trim()}`,
    );
  }
  if (observation === null) return say(state, 'warning', `${title}: done, but the table could not be read again`);
  if (unlogged !== null) return say(state, 'warning', `${title}: done, but ${unlogged}`);
  if (!cameAbout(outcome, observation)) return say(state, 'danger', `${title}: taken, but the table does not show it`);
  return say(
    state,
    'good',
    `Done and seen in the table: ${changes.length === 1 ? (lines(changes)[0] ?? '') : `${changes.length} lines`}`,
  );
}

function entryOf({ at, proposal, outcome, refused }: Answer<'applied'>): Entry {
  const said = new Map(refused.map((one) => [one.index, one.said.trim()]));
  return {
    at,
    title: proposal.title,
    lines: lines(proposal.changes).map((line, index) => ({ line, refused: said.get(index) ?? null })),
    inverse: said.size === proposal.changes.length ? [] : inverseOf(outcome),
    undone: false,
  };
}

/** The entry whose inverse was just applied is not offered again. */
function withUndone(journal: readonly Entry[], changes: readonly Change[]): readonly Entry[] {
  const at = journal.findLastIndex((entry) => !entry.undone && entry.inverse === changes);
  return journal.map((entry, index) => (index === at ? { ...entry, undone: true } : entry));
}

export function notApplied(state: State, { reason }: Answer<'not-applied'>): Step {
  return [say({ ...state, busy: null }, 'danger', `nothing was changed: ${reason}`), [{ kind: 'observe' }]];
}

export function saved(state: State, { path, services }: Answer<'saved'>): Step {
  return stay(
    say({ ...state, busy: null }, 'good', `${services} ${services === 1 ? 'service' : 'services'} saved to ${path}`),
  );
}

/** The watched file, read at the start or after it changed. */
export function rulesRead(state: State, { found, changed }: Answer<'rules-read'>): Step {
  if (state.rules === null) return stay(state);
  const rules: WatchedRules = { ...state.rules, found, changed: changed || state.rules.changed };
  const next = { ...state, rules };
  if (!changed) return stay(next);
  if (found.kind !== 'table') {
    return stay(
      say(
        next,
        'danger',
        `${rules.path} changed, but ${found.kind === 'unreadable' ? found.reason : 'it is being read'}`,
      ),
    );
  }
  const count = changesTo(latestObservation(state), found.table).length;
  return stay(
    say(
      next,
      'warning',
      count === 0
        ? `${rules.path} changed; the table is as it says`
        : `${rules.path} changed: p shows the ${count} ${count === 1 ? 'line' : 'lines'} that would follow it`,
    ),
  );
}

/** A file that the operator asked for is answered with the plan that leads there. */
export function targetRead(state: State, { path, found }: Answer<'target-read'>): Step {
  const idle = { ...state, busy: null };
  if (found.kind !== 'table')
    return stay(say(idle, 'danger', found.kind === 'unreadable' ? `${path}: ${found.reason}` : path));
  if (found.table.services.length === 0) {
    return stay(say(idle, 'danger', `${path} leaves an empty table; to empty the director, delete its services`));
  }
  const seen = state.rules?.path === path ? { ...idle, rules: { ...state.rules, found, changed: false } } : idle;
  return propose(seen, `Follow ${path}`, changesTo(latestObservation(state), found.table), 'restore');
}
