import { isBeyondRules } from '../../domain/observation.ts';
import { type Transition, stay } from '../effect.ts';
import { addServerForm, editServerForm } from '../form/server-form.ts';
import { addServiceForm, editServiceForm } from '../form/service-form.ts';
import type { Form } from '../form/form.ts';
import { rowName } from '../rows/row-name.ts';
import { cursorTargets, cursorTreeRow } from '../selectors.ts';
import { stagedTable } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { serverIn, serviceIn } from '../lookup.ts';
import { say } from './say.ts';
import { whyNoEdit } from './row-words.ts';

export function askServer(state: State): Transition {
  const row = cursorTreeRow(state);
  const service = row === null ? undefined : serviceIn(stagedTable(state), row.service.key);
  if (service === undefined)
    return stay(
      say(state, 'warning', row === null ? whyNoRow(state) : 'a real server needs a service; add one with o first'),
    );
  return opened(state, addServerForm(service));
}

export function askService(state: State): Transition {
  return opened(state, addServiceForm());
}

export function askEdit(state: State): Transition {
  const row = cursorTreeRow(state);
  const service = row === null ? undefined : serviceIn(stagedTable(state), row.service.key);
  if (row === null || service === undefined) return stay(say(state, 'warning', whyNoRow(state)));
  if (row.kind === 'service') return opened(state, editServiceForm(service));
  if (isBeyondRules(row.server)) return stay(say(state, 'warning', whyNoEdit(row)));
  const server = serverIn(stagedTable(state), service.key, row.server);
  return server === undefined
    ? stay(say(state, 'warning', `${rowName(row)} no longer exists`))
    : opened(state, editServerForm(service, server));
}

function opened(state: State, form: Form): Transition {
  return stay({ ...state, dialog: { kind: 'form', form } });
}

function whyNoRow(state: State): string {
  const [first, ...more] = cursorTargets(state);
  if (first?.kind !== 'server' || more.length === 0) return 'no row is selected; press o to add a service';
  return `${first.server.address} is in ${more.length + 1} services; select one in view 1`;
}
