import type { HostRole } from '../../doctor/scene.ts';
import type { Host } from '../../ports/host.ts';
import { hostLocked } from '../../report/problems/setup-problems.ts';
import type { RecordPlace } from '../../setup/record-file.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { World } from '../world.ts';
import { complain, refuse } from '../complain.ts';
import { recordPlace } from './record-place.ts';

/** Works on a host while no other lvsrules is setting it up. */
export async function withRecord(
  host: Host,
  role: HostRole,
  world: World,
  work: (place: RecordPlace) => Promise<ExitCode>,
): Promise<ExitCode> {
  const place = await recordPlace(host, role, world);
  if (!place.ok) return refuse(world, place.failure);
  const lock = place.value.path.replace(/\.json$/, '.lock');
  const locked = await world.files.locked(lock, lockWaitMs, () => work(place.value));
  if (locked.ok) return locked.value;
  complain(world, hostLocked(locked.failure));
  return exitCodes.found;
}

const lockWaitMs = 5000;
