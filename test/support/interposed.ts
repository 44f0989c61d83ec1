/** What a test puts in the place of calls: each may call the next, which is the port's own. */
export type Interposed<Port> = {
  readonly [Name in keyof Port]?: Port[Name] extends (...given: infer Given) => infer Answer
    ? (next: (...given: Given) => Answer, ...given: Given) => Answer
    : never;
};

/** A real port, some of whose calls a test counts, delays or fails, or during which it does something else. */
export function interposed<Port extends object>(port: Port, calls: Interposed<Port>): Port {
  const own = Object.entries(calls).map(([name, call]: [string, unknown]) => {
    const next = (port as Record<string, unknown>)[name];
    const around = call as (next: unknown, ...given: unknown[]) => unknown;
    return [name, (...given: unknown[]) => around(next, ...given)] as const;
  });
  return { ...port, ...Object.fromEntries(own) };
}
