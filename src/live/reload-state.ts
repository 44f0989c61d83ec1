import { unreachable } from '../domain/unreachable.ts';

/** The state of the reload loop. Times are milliseconds since 1970. */
export interface ReloadState {
  /** First and last change of a file since it was read; null if there was none. */
  readonly changed: { readonly first: number; readonly last: number } | null;
  readonly busy: boolean;
  /** A valid target is waiting to be applied: the director was unreachable, or a change failed. */
  readonly pending: boolean;
  /** A reload was requested since the last read. */
  readonly asked: boolean;
  /** The reload was requested by the operator: it overrides manual changes. */
  readonly wholly: boolean;
  /** The table as the last apply left it, and as last read; null before the first. */
  readonly inForce: string | null;
  readonly found: string | null;
  /** Consecutive failures to reach the director or to make a change. */
  readonly away: number;
  readonly failed: number;
  readonly nextObservation: number;
}

export interface ReloadTimes {
  /** Files are read after this long without a change, or after ten times as long of continuous changes. */
  readonly debounceMs: number;
  /** How often the table is read. */
  readonly observeMs: number;
  /** Apply the files again after manual changes; otherwise manual changes are only reported. */
  readonly overwriteDrift?: boolean;
}

export type ReloadInput =
  | { readonly kind: 'file-changed' }
  /** The files are to be read and put in force now, changed or not. */
  | { readonly kind: 'asked' }
  | { readonly kind: 'woke' }
  | { readonly kind: 'loaded'; readonly valid: boolean }
  /** The table matches the target; reaching it took this many steps. */
  | { readonly kind: 'applied'; readonly fingerprint: string }
  /** The target was refused, and will be until a file changes. */
  | { readonly kind: 'refused'; readonly fingerprint: string | null }
  /** The change failed half-way or could not begin: it is tried again. */
  | { readonly kind: 'failed'; readonly fingerprint: string | null }
  /**
   * `gone`: a service of the files is missing altogether. That is not a change by hand: the table was cleared or is
   * new.
   */
  | { readonly kind: 'observed'; readonly fingerprint: string; readonly gone: boolean }
  | { readonly kind: 'director-away'; readonly while: 'applying' | 'observing' };

export type ReloadEffect =
  | { readonly kind: 'load' }
  /** `wholly`: without what was changed by hand. */
  | { readonly kind: 'apply'; readonly wholly: boolean }
  | { readonly kind: 'observe' }
  | { readonly kind: 'wake'; readonly at: number }
  | { readonly kind: 'report'; readonly what: 'changed' | 'drift' | 'director-away' | 'director-back' };

export const reloadStart: ReloadState = {
  changed: null,
  busy: false,
  pending: false,
  asked: false,
  wholly: false,
  inForce: null,
  found: null,
  away: 0,
  failed: 0,
  nextObservation: 0,
};

type Next = readonly [state: ReloadState, effects: readonly ReloadEffect[]];

/** What the loop does next. One thing at a time: while it is busy, file changes wait. */
export function reloadNext(state: ReloadState, input: ReloadInput, now: number, times: ReloadTimes): Next {
  switch (input.kind) {
    case 'file-changed': {
      const changed = { first: state.changed?.first ?? now, last: now };
      return rest({ ...state, changed }, now, times, state.changed ? [] : [{ kind: 'report', what: 'changed' }]);
    }
    case 'asked':
      return rest({ ...state, asked: true, changed: { first: -Infinity, last: -Infinity } }, now, times);
    case 'woke':
      return rest(state, now, times);
    case 'loaded':
      return input.valid
        ? [{ ...state, pending: true }, [{ kind: 'apply', wholly: state.wholly }]]
        : rest({ ...state, busy: false }, now, times);
    case 'applied':
    case 'refused': {
      const inForce = input.fingerprint ?? state.inForce;
      const next = {
        ...state,
        busy: false,
        pending: false,
        wholly: false,
        inForce,
        found: inForce,
        away: 0,
        failed: 0,
      };
      return rest({ ...next, nextObservation: now + times.observeMs }, now, times, back(state));
    }
    case 'failed': {
      const failed = state.failed + 1;
      const next = { ...state, busy: false, found: input.fingerprint ?? state.found, away: 0, failed };
      return rest({ ...next, nextObservation: now + pauseMs(failed) }, now, times, back(state));
    }
    case 'observed': {
      const { fingerprint } = input;
      const isNew = fingerprint !== state.inForce && fingerprint !== state.found;
      const lost = input.gone && isNew;
      const drifted = state.inForce !== null && isNew && !state.pending && !lost;
      const next = { ...state, busy: false, found: fingerprint, away: 0, nextObservation: now + times.observeMs };
      const reports: ReloadEffect[] = [
        ...back(state),
        ...(drifted ? [{ kind: 'report', what: 'drift' } as const] : []),
      ];
      return state.pending || lost || (drifted && times.overwriteDrift)
        ? [{ ...next, busy: true, pending: true }, [...reports, { kind: 'apply', wholly: state.wholly }]]
        : rest(next, now, times, reports);
    }
    case 'director-away': {
      const away = state.away + 1;
      const reports: readonly ReloadEffect[] = state.away === 0 ? [{ kind: 'report', what: 'director-away' }] : [];
      const nextObservation = now + pauseMs(away);
      return rest({ ...state, busy: false, away, nextObservation }, now, times, reports);
    }
    default:
      return unreachable(input);
  }
}

/** Increasing delays, up to a minute. */
function pauseMs(failures: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.min(failures - 1, 6));
}

function back({ away }: ReloadState): readonly ReloadEffect[] {
  return away > 0 ? [{ kind: 'report', what: 'director-back' }] : [];
}

/** Starts what is due, or returns when to wake up. */
function rest(state: ReloadState, now: number, times: ReloadTimes, reports: readonly ReloadEffect[] = []): Next {
  if (state.busy) return [state, reports];
  const { changed, nextObservation } = state;
  const settled = changed ? Math.min(changed.last + times.debounceMs, changed.first + 10 * times.debounceMs) : Infinity;
  if (now >= settled) {
    const loading = { ...state, changed: null, busy: true, asked: false, wholly: state.wholly || state.asked };
    return [loading, [...reports, { kind: 'load' }]];
  }
  if (now >= nextObservation) return [{ ...state, busy: true }, [...reports, { kind: 'observe' }]];
  return [state, [...reports, { kind: 'wake', at: Math.min(settled, nextObservation) }]];
}
