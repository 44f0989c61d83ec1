import type { Table } from '../../domain/table.ts';
import { problemText } from '../../report/problem.ts';
import { side } from '../tables/side.ts';
import type { World } from '../world.ts';

/** The table of `--onto`, a rules file or a director; undefined without it, null after an error message. */
export async function ontoTable(target: string | undefined, world: World): Promise<Table | undefined | null> {
  if (target === undefined) return undefined;
  const found = await side(target, world);
  if (!found.ok) {
    world.complain(problemText(found.failure));
    return null;
  }
  for (const fault of found.value.faults) world.complain(problemText(fault));
  return found.value.table;
}
