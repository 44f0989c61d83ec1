import type { DirectorSpec } from '../domain/director-spec.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Table } from '../domain/table.ts';
import { ipvs } from '../kernel/ipvs.ts';
import { changesOf } from '../domain/changes-of.ts';
import type { Director, DirectorFailure } from '../ports/director.ts';

/** A keepalived.conf or an ldirectord.cf as a read-only director: the table that its program makes. */
export function configurationDirector(
  spec: DirectorSpec,
  load: () => Promise<Result<Table, DirectorFailure>>,
): Director {
  return {
    spec,
    observe: async () => {
      const table = await load();
      if (!table.ok) return table;
      const kernel = ipvs({});
      for (const change of changesOf(table.value)) kernel.apply(change);
      const observed = kernel.observe();
      return success({ ...observed, unknown: [...observed.unknown, 'connections'] });
    },
    connections: () => Promise.resolve(success([])),
    apply: () =>
      Promise.resolve(failure({ kind: 'read-only', reason: 'another program owns this file: change it there' })),
    close: () => Promise.resolve(),
  };
}
