import { success } from '../domain/result.ts';
import type { Observation } from '../domain/observation.ts';
import type { Clock } from '../ports/clock.ts';
import type { Director } from '../ports/director.ts';

/**
 * A director whose table was read to see whether it works. What was read answers the first question for the table, if it
 * comes at once and before any change.
 */
export function observedAtOpening(director: Director, observation: Observation, clock: Clock): Director {
  const readAt = clock.now();
  let seen: Observation | null = observation;
  const text = director.connectionText?.bind(director);
  return {
    spec: director.spec,
    observe: (signal) => {
      const known = clock.now() - readAt < freshMs ? seen : null;
      seen = null;
      return known ? Promise.resolve(success(known)) : director.observe(signal);
    },
    connections: (signal) => director.connections(signal),
    ...(text && { connectionText: text }),
    apply: (changes, signal) => {
      seen = null;
      return director.apply(changes, signal);
    },
    close: () => director.close(),
  };
}

const freshMs = 1000;
