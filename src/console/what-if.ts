import { changesOf } from '../domain/changes-of.ts';
import type { Family } from '../domain/address.ts';
import type { Table } from '../domain/table.ts';
import { drawnClients } from '../forecast/client.ts';
import { spreadPopulation, usualPrefix } from '../forecast/population.ts';
import { simulate, type SimulationResult } from '../forecast/simulation.ts';

/** How the same clients are served by the table as it is, and as it is staged. */
export interface WhatIf {
  readonly services: readonly WhatIfService[];
  /** Sessions of each service. */
  readonly sessions: number;
}

export interface WhatIfService {
  readonly name: string;
  /** Sessions that no server took. */
  readonly refused: { readonly before: number; readonly after: number };
  readonly servers: readonly WhatIfServer[];
}

/** Shares of the sessions, 0 to 1; null if the server is not in the table. */
export interface WhatIfServer {
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
}

const seconds = 60;

/**
 * Runs the same clients, drawn from a seed, through both tables on the simulated kernel. `perSecond` is the rate of new
 * connections of each service.
 */
export function whatIf(before: Table, after: Table, perSecond: number): WhatIf {
  const services = Math.max(before.services.length, after.services.length, 1);
  const rate = Math.min(15, Math.max(5, perSecond)) * services;
  const [was, willBe] = [run(before, rate), run(after, rate)];
  const names = new Set([...was.services, ...willBe.services].map(({ key }) => JSON.stringify(key)));
  return {
    sessions: Math.round((rate / services) * seconds),
    services: [...names].map((name) => compared(name, was, willBe)),
  };
}

function run(table: Table, rate: number): SimulationResult {
  const steps = simulate({
    rules: changesOf(table),
    clients: (family: Family) => drawnClients(spreadPopulation([usualPrefix(family)], 5000)),
    rate,
    sessionMs: 8000,
    shape: { requests: 3, requestBytes: 400, responseBytes: 8000 },
    milliseconds: seconds * 1000,
    seed: 1,
    events: [],
  });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function compared(key: string, was: SimulationResult, willBe: SimulationResult): WhatIfService {
  const [before, after] = [was, willBe].map(({ services }) => services.find((one) => JSON.stringify(one.key) === key));
  const servers = new Set([...(before?.servers.keys() ?? []), ...(after?.servers.keys() ?? [])]);
  const share = (of: typeof before, server: string) => {
    const found = of?.servers.get(server);
    return of === undefined || found === undefined ? null : found.sessions / Math.max(1, of.sessions);
  };
  return {
    name: key,
    refused: { before: before?.refused ?? 0, after: after?.refused ?? 0 },
    servers: [...servers].map((name) => ({ name, before: share(before, name), after: share(after, name) })),
  };
}
