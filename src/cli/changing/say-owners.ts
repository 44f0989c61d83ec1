import { complain } from '../complain.ts';
import type { Change } from '../../domain/change.ts';
import type { ServiceKey } from '../../domain/service.ts';
import type { Plan } from '../../plan/plan.ts';
import { ownerWarnings } from '../sources/table-owners.ts';
import type { World } from '../world.ts';

/** Warns of a plan for services of this machine that keepalived or ldirectord owns. */
export async function sayOwners(spec: string, { steps }: Plan, world: World): Promise<void> {
  if (!/^(?:netlink$|ipvsadm(?::|$))/.test(spec)) return;
  const keys = steps.flatMap(({ change }) => keyOf(change) ?? []);
  complain(world, ...(await ownerWarnings(keys, world)));
}

function keyOf(change: Change): ServiceKey | null {
  if (!('service' in change) || change.service === null) return null;
  return 'key' in change.service ? change.service.key : change.service;
}
