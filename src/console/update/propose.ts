import type { Change } from '../../domain/change.ts';
import { isBeyondRules } from '../../domain/observation.ts';
import { methodWord } from '../../domain/other-method.ts';
import { serverKeyText } from '../../domain/server.ts';
import type { Service } from '../../domain/service.ts';
import { serviceName } from '../columns/service-name.ts';
import type { Proposal } from '../dialog.ts';
import { type Transition, stay } from '../effect.ts';
import { addServerForm, editServerForm } from '../form/server-form.ts';
import { addServiceForm, editServiceForm } from '../form/service-form.ts';
import type { Form } from '../form/form.ts';
import type { ServerRow, TreeRow } from '../row.ts';
import { tableFilter } from '../rows/filter-view.ts';
import { plainArrangement, rowsOf } from '../rows/tree.ts';
import { serviceId } from '../../live/identity.ts';
import { serversById } from '../rows/servers-by-id.ts';
import {
  chosenTreeRows,
  cursorRow,
  cursorTreeRow,
  latestObservation,
  latestTable,
  rowName,
  shownObservation,
} from '../selectors.ts';
import type { State } from '../state.ts';
import { planDialog, proposal } from '../writing/proposal.ts';
import { serverIn, serviceIn } from '../lookup.ts';
import { promptDialog } from './open-prompt.ts';
import { stagedRows } from '../writing/staged.ts';
import { say } from './say.ts';
import { planOf } from '../writing/plan-of.ts';
import { nextOf } from '../../change/undo/made-changes.ts';
import { undoPlan } from '../../change/undo/undo-plan.ts';
import type { Plan } from '../../plan/plan.ts';
import { graft, touchedBy } from '../../plan/touched.ts';

const noServers = 'only real servers have a weight; none is selected';

/** Shows changes as a plan; nothing happens before it is confirmed. */
export function propose(
  state: State,
  title: string,
  changes: readonly Change[],
  origin: Proposal['origin'] = 'keys',
): Transition {
  const more = origin === 'staged' ? { shown: graft(latestTable(state), state.stagedOn, touchedBy(changes)) } : {};
  return proposePlan(state, title, planOf(changes, latestObservation(state), state.source.kernel), origin, more);
}

export function proposePlan(
  state: State,
  title: string,
  plan: Plan,
  origin: Proposal['origin'],
  more: Parameters<typeof proposal>[4] = {},
): Transition {
  if (plan.steps.length === 0) return stay(say(state, 'plain', `${title}: no change needed`));
  return stay({ ...state, dialog: planDialog(proposal(title, plan, latestObservation(state), origin, more)) });
}

export function askWeight(state: State): Transition {
  const why = whyNoWeight(chosenServers(state));
  if (why !== null) return stay(say(state, 'warning', why));
  return stay({ ...state, dialog: promptDialog('weight', '') });
}

/**
 * Restores the previous weight of drained servers. If it is unknown, uses the largest weight of the other servers of
 * the service, or 1.
 */
export function enable(state: State): Transition {
  const { drained } = state;
  return setWeight(
    state,
    (weight, { id, service }) =>
      weight > 0 ? weight : (drained.get(id) ?? Math.max(1, ...service.servers.map((server) => server.weight))),
    'Enable',
  );
}

export function drain(state: State): Transition {
  return setWeight(state, () => 0, 'Drain');
}

/** `to` gets the current weight of each selected server. */
export function setWeight(
  state: State,
  to: (weight: number, row: ServerRow) => number,
  title = 'Set the weight of',
): Transition {
  const chosen = chosenServers(state);
  const why = whyNoWeight(chosen);
  if (why !== null) return stay(say(state, 'warning', why));
  const servers = chosen.filter(({ server }) => !isBeyondRules(server));
  const now = serversById(latestObservation(state));
  const staged = stagedRows(state.staged);
  const changes = servers.flatMap((row): readonly Change[] => {
    const server = staged.get(row.id)?.server ?? now.get(row.id);
    if (server === undefined) return [];
    const weight = Math.max(0, to(server.weight, row));
    return weight === server.weight
      ? []
      : [{ kind: 'edit-server', service: row.service.key, server: { ...server, weight } }];
  });
  return propose(state, `${title} ${named(servers)}`, changes);
}

/** Why no server can be given a weight; null if one can. */
function whyNoWeight(servers: readonly ServerRow[]): string | null {
  const [first] = servers;
  if (first === undefined) return noServers;
  return servers.some(({ server }) => !isBeyondRules(server)) ? null : whyNoEdit(first);
}

function whyNoEdit(row: ServerRow): string {
  const { otherMethod } = row.server;
  const shown = otherMethod === undefined ? 'with unknown settings' : `as ${methodWord(row.server)}`;
  return `the kernel shows ${rowName(row)} ${shown}: no rule can express this, and an edit would replace it`;
}

export function askServer(state: State): Transition {
  const row = cursorTreeRow(state);
  const service = row === null ? undefined : serviceIn(latestTable(state), row.service.key);
  if (service === undefined)
    return stay(
      say(state, 'warning', row === null ? whyNoRow(state) : 'a real server needs a service; add one with o first'),
    );
  return opened(state, addServerForm(service));
}

function whyNoRow(state: State): string {
  const row = cursorRow(state);
  if (row?.kind !== 'machine') return 'no row is selected; press o to add a service';
  return `${row.address} is in ${row.servers.length} services; select one in view 1`;
}

export function askService(state: State): Transition {
  return opened(state, addServiceForm());
}

export function askEdit(state: State): Transition {
  const row = cursorTreeRow(state);
  const service = row === null ? undefined : serviceIn(latestTable(state), row.service.key);
  if (row === null || service === undefined) return stay(say(state, 'warning', whyNoRow(state)));
  if (row.kind === 'service') return opened(state, editServiceForm(service));
  if (isBeyondRules(row.server)) return stay(say(state, 'warning', whyNoEdit(row)));
  const server = serverIn(latestTable(state), service.key, row.server);
  return server === undefined
    ? stay(say(state, 'warning', `${rowName(row)} no longer exists`))
    : opened(state, editServerForm(service, server));
}

function opened(state: State, form: Form): Transition {
  return stay({ ...state, dialog: { kind: 'form', form } });
}

export function askDelete(state: State): Transition {
  const rows = chosenTreeRows(state);
  const services = new Set(
    rows.filter(({ kind }) => kind === 'service').map(({ service }) => serviceName(service.key)),
  );
  const changes = rows.flatMap((row): readonly Change[] => {
    if (row.kind === 'service') return [{ kind: 'delete-service', service: row.service.key }];
    if (services.has(serviceName(row.service.key))) return [];
    return [
      {
        kind: 'delete-server',
        service: row.service.key,
        server: { address: row.server.address, port: row.server.port },
      },
    ];
  });
  return propose(state, `Delete ${named(rows)}`, changes);
}

/** The counters of the selected services. */
export function askZero(state: State): Transition {
  const services = new Map<string, Service['key']>();
  for (const { service } of chosenTreeRows(state)) services.set(serviceName(service.key), service.key);
  const changes = [...services.values()].map((service): Change => ({ kind: 'zero', service }));
  return propose(state, `Zero the counters of ${[...services.keys()].slice(0, 3).join(', ')}`, changes);
}

export function askFile(state: State, purpose: 'save' | 'restore'): Transition {
  return stay({ ...state, dialog: promptDialog(purpose, state.rules?.path ?? '') });
}

/** The plan of the staged changes, or of the watched file if none are staged. */
export function showPlan(state: State): Transition {
  if (state.staged.length > 0) return propose(state, 'Apply what is staged', state.staged, 'staged');
  if (state.rules === null) return stay(say(state, 'plain', 'nothing is staged; in a plan, p stages it'));
  return [{ ...state, busy: 'reading the rules' }, [{ kind: 'read-target', path: state.rules.path }]];
}

/** Drops the last staged change, or proposes to undo the last applied change that is not undone. */
export function undo(state: State): Transition {
  if (state.staged.length > 0) {
    return stay(say({ ...state, staged: state.staged.slice(0, -1) }, 'plain', 'the last staged change was dropped'));
  }
  const last = nextOf(state.journal).undo;
  if (last === null) return stay(say(state, 'plain', 'nothing to undo'));
  if (last.lines.every(({ line }) => line.startsWith('-Z'))) {
    return stay(say(state, 'warning', `cannot undo ${last.title}: counters that were zeroed cannot be restored`));
  }
  const { plan, kept } = undoPlan(last.before, last.after, latestObservation(state), state.source.kernel);
  return proposePlan(said(state, kept), `Undo: ${last.title}`, plan, 'undo', { undoes: last.id });
}

/** Proposes to redo the last undone change last. */
export function redo(state: State): Transition {
  const last = nextOf(state.journal).redo;
  if (last === null) return stay(say(state, 'plain', 'nothing to redo'));
  const { plan, kept } = undoPlan(last.after, last.before, latestObservation(state), state.source.kernel);
  return proposePlan(said(state, kept), `Redo: ${last.title}`, plan, 'undo', { redoes: last.id });
}

function said(state: State, kept: readonly string[]): State {
  return kept.length === 0 ? state : say(state, 'warning', `left as is, changed since: ${kept.join(', ')}`);
}

/** The real servers for a weight: the selected ones, and those of selected services. */
export function chosenServers(state: State): readonly ServerRow[] {
  const chosen = chosenTreeRows(state);
  const services = new Set(
    chosen.filter(({ kind }) => kind === 'service').map(({ service }) => serviceId(service.key)),
  );
  if (services.size === 0) return chosen.filter((row): row is ServerRow => row.kind === 'server');
  const ids = new Set(chosen.map(({ id }) => id));
  const all = rowsOf(shownObservation(state), { ...plainArrangement, filter: tableFilter(state.table.filter) });
  return all.filter(
    (row): row is ServerRow => row.kind === 'server' && (ids.has(row.id) || services.has(serviceId(row.service.key))),
  );
}

function named(rows: readonly TreeRow[]): string {
  const [first] = rows;
  if (first === undefined) return 'nothing';
  if (rows.length > 1)
    return rows.every(({ kind }) => kind === 'server') ? `${rows.length} real servers` : `${rows.length} rows`;
  return first.kind === 'service'
    ? rowName(first)
    : `${serverKeyText(first.server)} of ${serviceName(first.service.key)}`;
}
