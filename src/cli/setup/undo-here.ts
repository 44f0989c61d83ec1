import type { HostRole } from '../../doctor/scene.ts';
import type { Host } from '../../ports/host.ts';
import { setupFailureProblem, undoFailed } from '../../report/problems/setup-problems.ts';
import { undoSetupJson, undoSetupText } from '../../report/setup/undo-setup-text.ts';
import { undoSetup } from '../../setup/undo-setup.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { World } from '../world.ts';
import { complain, refuse } from '../complain.ts';
import { withRecord } from './with-record.ts';

/** Restores the state of the host before it was set up. */
export function undoHere(host: Host, role: HostRole, format: string, world: World): Promise<ExitCode> {
  return withRecord(host, role, world, async (place) => {
    const outcome = await undoSetup(host, place);
    if (!outcome.ok) return refuse(world, setupFailureProblem(outcome.failure, host.spec));
    await world.print(
      undoWriters[format]?.(host.spec === 'local' ? 'this host' : host.spec, role, outcome.value) ?? '',
    );
    const failed = outcome.value?.failed ?? [];
    complain(world, ...failed.map(undoFailed));
    return failed.length > 0 ? exitCodes.found : exitCodes.ok;
  });
}

type UndoWriter = (host: string, role: HostRole, outcome: Parameters<typeof undoSetupText>[1]) => string;

const undoWriters: Readonly<Record<string, UndoWriter>> = {
  text: (host, _, outcome) => undoSetupText(host, outcome),
  json: (host, role, outcome) => undoSetupJson(host, role, outcome),
  commands: (_, __, outcome) => (outcome?.undone ?? []).map((command) => `${command.join(' ')}\n`).join(''),
};
