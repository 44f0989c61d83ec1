import { complain } from '../complain.ts';
import type { Table } from '../../domain/table.ts';
import { side } from '../tables/side.ts';
import type { World } from '../world.ts';

/** The table of `--onto`, a rules file or a director; undefined without it, null after an error message. */
export async function ontoTable(target: string | undefined, world: World): Promise<Table | undefined | null> {
  if (target === undefined) return undefined;
  const found = await side(target, world);
  if (!found.ok) {
    complain(world, found.failure);
    return null;
  }
  complain(world, ...found.value.faults);
  return found.value.table;
}
