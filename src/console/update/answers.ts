import { followedTable } from '../followed-table.ts';
import { recorded } from '../../live/history.ts';
import { repliesAfter } from '../../live/replies.ts';
import { sampleOf } from '../../live/sample.ts';
import { type Transition, stay } from '../effect.ts';
import type { ConsoleEvent } from '../event.ts';
import { latestObservation } from '../shown-sample.ts';
import type { ChangeEntry, State, WatchedRules } from '../state.ts';
import { lines } from '../writing/change-lines.ts';
import { askEvidence } from './ask-evidence.ts';
import { accountAfter, accountFor } from './account.ts';
import { onAdded } from './move-cursor.ts';
import { pastAfter } from './back-in-time.ts';
import { queueBegun } from './queue-drains.ts';
import { rampBegun } from './ramp-weights.ts';
import { say } from './say.ts';
import { watchDrains } from './watch-drains.ts';
import { tableOf } from '../../domain/observation.ts';
import { compareRows } from '../../domain/same-rows.ts';
import { planChanges } from '../../plan/plan-changes.ts';
import { tableAfter } from '../../domain/apply-change.ts';
import { touchedBy, touchedPart } from '../../plan/touched.ts';
import { refusalText } from '../../report/problems/director-problems.ts';
import { proposePlan } from './propose.ts';
import { needsConnections } from '../view-registry.ts';
import { drainedAfter } from '../writing/drained.ts';
import { withoutRowsOf } from '../writing/staged.ts';

type Answer<Kind extends ConsoleEvent['kind']> = Extract<ConsoleEvent, { kind: Kind }>;

export function observed(state: State, { at, observation }: Answer<'observed'>): Transition {
  const { live } = state;
  const latest = sampleOf(observation, at, live.latest);
  if (live.latest !== null) compareRows(live.latest.observation.services, latest.observation.services);
  const history = recorded(live.history, latest);
  const replies = repliesAfter(live.replies, live.latest, latest);
  const drained = drainedAfter(state.drained, live.latest?.observation ?? null, latest.observation);
  const connections = needsConnections(state.view) && live.frozen === null;
  const next = watchDrains(
    accountFor(
      {
        ...state,
        now: at,
        drained,
        live: { ...live, latest, history, replies, past: pastAfter(live.past, latest), failure: null },
      },
      latest.observation,
    ),
  );
  const [seen, effects] = askEvidence(next, 0, latest.observation);
  return [seen, connections ? [...effects, { kind: 'connections' }] : effects];
}

export function notObserved(state: State, { at, reason }: Answer<'not-observed'>): Transition {
  return stay({ ...state, now: at, live: { ...state.live, failure: reason } });
}

/** Every attempted line is logged. */
export function applied(state: State, event: Answer<'applied'>): Transition {
  const { proposal, observation, at } = event;
  const entry = entryOf(event, state.journal.length);
  const journal = [...withUndone(state.journal, entry), entry];
  const inTable = new Set(event.applied.made);
  const done = proposal.changes.filter((_, index) => inTable.has(index));
  const left = proposal.changes.filter((_, index) => !inTable.has(index));
  const staged = withoutRowsOf(
    proposal.origin === 'staged' ? [...(proposal.withheld ?? []), ...left] : state.staged,
    done,
  );
  const marks: State['table']['marks'] = entry.whole ? new Set() : state.table.marks;
  const next: State = { ...state, busy: null, staged, journal, table: { ...state.table, marks } };
  const ramped = queueBegun(rampBegun({ ...next, now: at }, proposal, entry.whole), proposal, entry.whole);
  if (observation === null) return [result(ramped, event), [{ kind: 'observe' }, { kind: 'read-log' }]];
  const before = ramped.accounted ?? observation;
  const known = accountAfter(ramped, tableAfter(tableOf(before), done), observation);
  const [seen, effects] = observed(known, { kind: 'observed', at, observation });
  return [result(onAdded(seen, done), event), [...effects, { kind: 'read-log' }]];
}

function result(state: State, { proposal: { changes, title }, applied: made, problems }: Answer<'applied'>): State {
  if (made.kind === 'refused') {
    const [first] = made.refused;
    const done = made.made.length;
    const words = first === undefined ? '' : refusalText(first);
    const refused = `${made.refused.length} of ${changes.length} refused`;
    return say(state, 'danger', `${refused}, ${done === 0 ? 'nothing was changed' : `${done} done`}: ${words}`);
  }
  const [problem] = problems;
  if (made.kind !== 'done') return say(state, 'danger', `${title}: ${problem ?? made.kind}`);
  if (problem !== undefined) return say(state, 'warning', `${title}: done, but ${problem}`);
  return say(
    state,
    'good',
    `Done and seen in the table: ${changes.length === 1 ? (lines(changes)[0] ?? '') : `${changes.length} lines`}`,
  );
}

function entryOf({ at, id, proposal, applied: made }: Answer<'applied'>, place: number): ChangeEntry {
  const { title, changes, shown, reason, undoes, redoes } = proposal;
  const said = new Map(made.kind === 'refused' ? made.refused.map((one) => [one.change, refusalText(one)]) : []);
  const inTable = new Set(made.made);
  const notMade = made.unknown.length > 0 ? 'unknown: the table could not be read' : 'not made';
  const touched = touchedBy(changes);
  const before = touchedPart(shown, shown, touched);
  return {
    at,
    id: id ?? `${place}`,
    title,
    lines: lines(changes).map((line, index) => {
      const change = changes[index];
      const refused = inTable.has(index) ? null : ((change && said.get(change)) ?? notMade);
      return { line, refused };
    }),
    before,
    after: tableAfter(
      before,
      changes.filter((_, index) => inTable.has(index)),
    ),
    undone: false,
    ...(reason !== undefined && { reason }),
    whole: made.kind === 'done',
    effective: made.made.length > 0,
    undoes,
    redoes,
  };
}

/** Marks the entry that a change undid or redid. */
function withUndone(journal: readonly ChangeEntry[], { whole, undoes, redoes }: ChangeEntry): readonly ChangeEntry[] {
  if (!whole) return journal;
  return journal.map((entry) =>
    entry.id === undoes ? { ...entry, undone: true } : entry.id === redoes ? { ...entry, undone: false } : entry,
  );
}

export function notApplied(state: State, { reason }: Answer<'not-applied'>): Transition {
  return [say({ ...state, busy: null }, 'danger', `nothing was changed: ${reason}`), [{ kind: 'observe' }]];
}

export function saved(state: State, { path, services, beyondRules }: Answer<'saved'>): Transition {
  const what = `${services} ${services === 1 ? 'service' : 'services'} saved to ${path}`;
  if (beyondRules === 0) return stay(say({ ...state, busy: null }, 'good', what));
  const servers = beyondRules === 1 ? '1 real server' : `${beyondRules} real servers`;
  return stay(say({ ...state, busy: null }, 'warning', `${what}; ${servers} only in part, as ipvsadm -S does`));
}

/** The watched file was read, at the start or after a change. */
export function rulesRead(state: State, { found, changed }: Answer<'rules-read'>): Transition {
  if (state.rules === null) return stay(state);
  const rules: WatchedRules = { ...state.rules, found, changed: changed || state.rules.changed };
  const next = { ...state, rules };
  if (!changed) return stay(next);
  if (found.kind !== 'table') {
    return stay(
      say(
        next,
        'danger',
        found.kind === 'unreadable'
          ? `${rules.path} changed, but is not followed: ${found.reason}`
          : `${rules.path} changed and is being read`,
      ),
    );
  }
  const count = planChanges(latestObservation(state), followedTable(found, latestObservation(state)), {
    impacts: false,
  }).steps.length;
  return stay(
    say(
      next,
      'warning',
      count === 0
        ? `${rules.path} changed; the table already matches it`
        : `${rules.path} changed: p shows the ${count} ${count === 1 ? 'line' : 'lines'} that would apply it`,
    ),
  );
}

/** A file that the operator named is answered with the plan that leads to it. */
export function targetRead(state: State, { path, found }: Answer<'target-read'>): Transition {
  const idle = { ...state, busy: null };
  if (found.kind !== 'table')
    return stay(say(idle, 'danger', found.kind === 'unreadable' ? `${path}: ${found.reason}` : path));
  if (found.table.services.length === 0) {
    return stay(say(idle, 'danger', `${path} produces an empty table; to empty the director, delete its services`));
  }
  const seen = state.rules?.path === path ? { ...idle, rules: { ...state.rules, found, changed: false } } : idle;
  return proposePlan(
    seen,
    `Follow ${path}`,
    planChanges(latestObservation(state), followedTable(found, latestObservation(state)), state.source.kernel),
    'restore',
  );
}
