import type { ConsoleEffect } from '../../../src/console/effect.ts';
import type { ConsoleEvent } from '../../../src/console/event.ts';
import { initialState, type ConsoleStart } from '../../../src/console/initial.ts';
import { decode, decodeRest, nothingUndecoded } from '../../../src/console/keys/decode-keys.ts';
import { type PaintedLine, paintLine } from '../../../src/console/paint/paint.ts';
import { theme } from '../../../src/console/paint/theme.ts';
import type { State } from '../../../src/console/state.ts';
import { update } from '../../../src/console/update.ts';
import { frame } from '../../../src/console/views/frame.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import { twoSites } from './observations.ts';

/** An operator at the keyboard of a console that is a pure function. */
export interface Operator {
  /** What a keyboard sends, for example `jw3\r`. */
  type(text: string): Operator;
  sees(observation: Observation, at?: number): Operator;
  happens(event: ConsoleEvent): Operator;
  readonly state: State;
  /** Everything the console asked for so far. */
  readonly effects: readonly ConsoleEffect[];
  /** The rows of the screen, without colours and without blanks at their ends. */
  readonly screen: readonly string[];
}

export const start: ConsoleStart = {
  size: { columns: 80, rows: 24 },
  source: { spec: 'sim', simulated: null, intervalMs: 1000, kernel: {} },
  lock: null,
  rules: null,
  now: 0,
};

/** An operator who has just seen a table; with null, one whose director was not read yet. */
export function operator(given: Partial<ConsoleStart> = {}, observation: Observation | null = twoSites): Operator {
  const started = from(initialState({ ...start, ...given }), []);
  return observation === null ? started : started.sees(observation);
}

const noColours = theme('none', false);

/** An operator in front of a state. */
export function from(state: State, effects: readonly ConsoleEffect[]): Operator {
  const happens = (event: ConsoleEvent) => {
    const [next, asked] = update(state, event);
    return from(next, [...effects, ...asked]);
  };
  return {
    state,
    effects,
    happens,
    sees: (observation, at = 1000) => happens({ kind: 'observed', at, observation }),
    type: (text) => {
      const [rest, keys] = decode(nothingUndecoded, new TextEncoder().encode(text));
      const all: readonly ConsoleEvent[] = [...keys, ...decodeRest(rest)[1]];
      return all.reduce((one: Operator, event) => one.happens(event), from(state, effects));
    },
    get screen() {
      return frame(state).map((line) => shownText(paintLine(line, state.size.columns, noColours)));
    },
  };
}

function shownText(line: PaintedLine): string {
  return line
    .map(({ text }) => text)
    .join('')
    .trimEnd();
}
