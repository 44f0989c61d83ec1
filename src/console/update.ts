import { unreachable } from '../domain/unreachable.ts';
import { type ConsoleEffect, type Transition, stay } from './effect.ts';
import type { ConsoleEvent } from './event.ts';
import { press } from './keys/press.ts';
import { applied, notApplied, notObserved, observed, rulesRead, saved, targetRead } from './update/answers.ts';
import { offerUnfinished } from './update/choose-unfinished.ts';
import { queueDue } from './update/queue-drains.ts';
import { pointed } from './update/point.ts';
import { rampDue } from './update/ramp-weights.ts';
import { lineRead } from './update/run-ipvsadm-line.ts';
import { filesListed } from './update/complete-field.ts';
import { peerObserved } from './update/peer-observed.ts';
import { say } from './update/say.ts';
import { undoRead } from './update/undo-change.ts';
import { fixRead } from './update/stage-fix.ts';
import { ticked } from './update/tick.ts';
import { rolledOut } from './update/rolled-out.ts';
import { settled } from './settle.ts';
import type { State } from './state.ts';

/** The console as a function: from a state and an event to a new state and effects. */
export function update(state: State, event: ConsoleEvent): Transition {
  const [next, effects]: readonly [State, readonly ConsoleEffect[]] = step(state, event);
  const [last, more] = event.kind === 'observed' || event.kind === 'tick' ? due(next) : stay(next);
  return [last === state ? state : settled(last), more.length === 0 ? effects : [...effects, ...more]];
}

/** Weights that go up, or servers that drain, by themselves. */
function due(state: State): Transition {
  const [ramped, effects] = rampDue(state);
  return effects.length > 0 ? [ramped, effects] : queueDue(ramped);
}

function step(state: State, event: ConsoleEvent): Transition {
  switch (event.kind) {
    case 'key':
    case 'paste':
      return press(state, event);
    case 'pointer':
      return pointed(state, event);
    case 'tick':
      return ticked(state, event.at);
    case 'resized':
      return stay({ ...state, size: event.size });
    case 'observed':
      return observed(state, event);
    case 'not-observed':
      return notObserved(state, event);
    case 'peer-observed':
      return peerObserved(state, event);
    case 'connections':
      return stay({ ...state, connections: event.connections });
    case 'applied':
      return applied(state, event);
    case 'rolled-out':
      return rolledOut(state, event);
    case 'evidence':
      return stay({ ...state, evidence: { ...state.evidence, [event.place]: { ...event.found, at: state.now } } });
    case 'not-applied':
      return notApplied(state, event);
    case 'saved':
      return saved(state, event);
    case 'save-exists':
      return stay({ ...state, busy: null, dialog: { kind: 'overwrite', what: event.what, path: event.path } });
    case 'unfinished':
      return offerUnfinished(state, event);
    case 'log-read':
      return stay({ ...state, log: event.entries });
    case 'undo-read':
      return undoRead(state, event);
    case 'dumped':
      return stay(
        say(
          { ...state, busy: null },
          'good',
          `${event.rows} ${event.rows === 1 ? 'row' : 'rows'} written to ${event.path}`,
        ),
      );
    case 'recorded':
      return stay(say({ ...state, busy: null }, 'good', `${event.samples} samples recorded in ${event.path}`));
    case 'line-read':
      return lineRead(state, event);
    case 'lines-read':
      return stay({ ...state, entered: { ...event.lines, ...state.entered } });
    case 'files-listed':
      return stay(filesListed(state, event));
    case 'named':
      return stay({ ...state, preferences: { ...state.preferences, nameOf: event.nameOf } });
    case 'kept':
      return stay(state);
    case 'examined':
      return stay({ ...state, host: event.host });
    case 'what-if':
      return stay({ ...state, whatIf: event.found });
    case 'fix-read':
      return fixRead(state, event);
    case 'failed':
      return stay(say({ ...state, busy: null }, 'danger', event.reason));
    case 'rules-read':
      return rulesRead(state, event);
    case 'target-read':
      return targetRead(state, event);
    default:
      return unreachable(event);
  }
}
