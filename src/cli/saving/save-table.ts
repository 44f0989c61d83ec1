import { tableOf } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';
import { sortedServices } from '../../ipvsadm/order.ts';
import { escapeControls } from '../../report/escape.ts';
import { problemText } from '../../report/problem.ts';
import { emitTable } from '../../syntax/emit.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { openAndObserve } from '../tables/prepare-plan.ts';
import type { World } from '../world.ts';
import { systemFile } from './system-file.ts';
import { rulesText, timeoutsMissing, writeRules, writeText } from './write-rules.ts';

export interface SaveValues {
  readonly director: string | undefined;
  readonly output: string | undefined;
  readonly system: boolean;
  readonly settings: boolean;
  readonly sorted: boolean;
}

/** Prints the table of a director, or writes it to a file. */
export async function saveTable(options: SaveValues, world: World): Promise<ExitCode> {
  if (options.system && options.output !== undefined) {
    world.complain(problemText({ what: '--system with -o', why: 'each names a file', remedy: 'give one of the two' }));
    return exitCodes.usage;
  }
  const live = await openAndObserve(options.director, world);
  if (!live.ok) {
    for (const problem of live.failure.problems) world.complain(problemText(problem));
    return live.failure.exit;
  }
  const { director, observation } = live.value;
  await director.close();
  const table = tableOf(observation);
  const system = options.system ? await systemFile(world) : null;
  const path = options.output ?? system?.path;
  if (system?.switch && !system.switch.on) {
    const why = 'AUTO is not "true" there, so nothing is restored at boot';
    world.complain(problemText({ what: 'the file is written, but not read at boot', where: system.switch.path, why }));
  }
  const missing = path === undefined || options.sorted ? timeoutsMissing(table) : null;
  if (missing) {
    world.complain(problemText(missing));
    return exitCodes.usage;
  }
  if (path === undefined) {
    await world.print(text(table, options));
    return exitCodes.ok;
  }
  const { exit, problems } = options.sorted
    ? await writeText(path, text(table, options), world)
    : await writeRules(path, observation, options.settings, world);
  for (const problem of problems) world.complain(problemText(problem));
  if (exit === exitCodes.ok) world.complain(`lvsrules: wrote ${escapeControls(path)}: ${countText(table)}\n`);
  return exit;
}

function text(table: Table, { sorted, settings }: SaveValues): string {
  if (!sorted) return rulesText(table, settings);
  return emitTable({ services: sortedServices(table.services) as Table['services'] });
}

/** `2 services, 1 real server` */
function countText({ services }: Table): string {
  const servers = services.reduce((sum, service) => sum + service.servers.length, 0);
  const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
  return `${plural(services.length, 'service')}, ${plural(servers, 'real server')}`;
}
