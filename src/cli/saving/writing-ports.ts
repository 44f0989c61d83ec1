import type { WritingPorts } from '../../change/save/write-rules.ts';
import { rulesFileSpec } from '../../domain/director-spec.ts';
import { type Result, success } from '../../domain/result.ts';
import type { Problem } from '../../report/problem.ts';
import { rulesNames } from '../read-host.ts';
import type { World } from '../world.ts';

/** What the writing of rules needs; fails where the names of the host cannot be read. */
export async function writingPorts(world: World): Promise<Result<WritingPorts, Problem>> {
  const names = await rulesNames(world);
  if (!names.ok) return names;
  const openFile = (path: string) => world.openDirector(rulesFileSpec(path));
  return success({ files: world.files, names: names.value, openFile });
}
