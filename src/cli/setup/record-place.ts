import { isBehindSsh, plainSshSpec } from '../../domain/ssh-spec.ts';
import { openState } from '../../change/journal/open-state.ts';
import { digest } from '../../change/journal/digest.ts';
import type { HostRole } from '../../doctor/scene.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Host } from '../../ports/host.ts';
import { hostProblem } from '../../report/problems/host-problems.ts';
import type { Problem } from '../../report/problem.ts';
import { onlyRootSetsUp } from '../../report/problems/setup-problems.ts';
import type { RecordPlace } from '../../setup/record-file.ts';
import { stateFolder } from '../journal.ts';
import { stateProblem } from '../../report/problems/outcome-problems.ts';
import type { World } from '../world.ts';

/** Where what is done to a host is recorded, and whether its user may change it at all. */
export async function recordPlace(host: Host, role: HostRole, world: World): Promise<Result<RecordPlace, Problem>> {
  const asked = await host.run(
    [
      ['id', '-u'],
      ['readlink', '/proc/self/ns/net'],
    ],
    'together',
  );
  if (!asked.ok) return failure(hostProblem(asked.failure, host.spec));
  const [user, namespace] = asked.value.map(({ stdout }) => stdout.trim());
  if (user !== '0') return failure(onlyRootSetsUp(host.spec, user));
  const state = stateFolder(world);
  const opened = await openState(state);
  if (!opened.ok) return failure(stateProblem(opened.failure));
  const where = isBehindSsh(host.spec) ? digest(plainSshSpec(host.spec)) : (/\d+/.exec(namespace ?? '')?.[0] ?? '0');
  return success({ files: world.files, path: `${state.directory}/setup-${role}-${where}.json` });
}
