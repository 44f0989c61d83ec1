import type { Director } from '../ports/director.ts';

/** A director each of whose calls runs inside of `during`, which can tell how long the call takes. */
export function beatingDirector(director: Director, during: <Value>(call: Promise<Value>) => Promise<Value>): Director {
  return {
    spec: director.spec,
    observe: (signal) => during(director.observe(signal)),
    connections: (signal) => during(director.connections(signal)),
    apply: (changes, signal) => during(director.apply(changes, signal)),
    close: () => during(director.close()),
  };
}
