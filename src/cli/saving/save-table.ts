import { refuseUnprepared } from '../tables/not-prepared.ts';
import { rulesText, sortedRulesText } from '../../change/save/rules-text.ts';
import { systemFile } from '../../change/save/system-file.ts';
import { writeRules, type Written, writeText } from '../../change/save/write-rules.ts';
import { type Observation, tableOf } from '../../domain/observation.ts';
import { withoutTimeout } from '../../plan/diff/persistence-timeouts.ts';
import { bothNameAFile } from '../../report/problems/usage-problems.ts';
import {
  switchedOff,
  timeoutsProblem,
  writtenProblems,
  writtenSummary,
} from '../../report/problems/written-problems.ts';
import { complain, refuse } from '../complain.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { observedTable } from '../tables/open-table.ts';
import type { World } from '../world.ts';
import { writingPorts } from './writing-ports.ts';

export interface SaveValues {
  readonly director: string | undefined;
  readonly output: string | undefined;
  readonly system: boolean;
  readonly settings: boolean;
  readonly sorted: boolean;
}

/** Prints the table of a director, or writes it to a file. */
export async function saveTable(options: SaveValues, world: World): Promise<ExitCode> {
  if (options.system && options.output !== undefined) return refuse(world, bothNameAFile);
  const observed = await observedTable(options.director, world);
  if (!observed.ok) return refuseUnprepared(observed.failure, world);
  const observation = observed.value;
  const path = await destination(options, world);
  return path === undefined ? printTable(observation, options, world) : writeTable(path, observation, options, world);
}

/** Undefined: standard output. */
async function destination({ output, system }: SaveValues, world: World): Promise<string | undefined> {
  if (!system) return output;
  const file = await systemFile(world.files);
  if (file.switch && !file.switch.on) complain(world, switchedOff(file.switch.path));
  return file.path;
}

async function printTable(observation: Observation, options: SaveValues, world: World): Promise<ExitCode> {
  const table = tableOf(observation);
  const services = withoutTimeout(table);
  if (services.length > 0) return refuse(world, timeoutsProblem(services));
  await world.print(options.sorted ? sortedRulesText(table) : rulesText(table, options.settings));
  return exitCodes.ok;
}

async function writeTable(
  path: string,
  observation: Observation,
  { sorted, settings }: SaveValues,
  world: World,
): Promise<ExitCode> {
  const table = tableOf(observation);
  const ports = await writingPorts(world);
  if (!ports.ok) return refuse(world, ports.failure);
  const services = sorted ? withoutTimeout(table) : [];
  const written: Written =
    services.length > 0
      ? { kind: 'timeouts-not-known', services }
      : sorted
        ? await writeText(path, sortedRulesText(table), world.files)
        : await writeRules(path, observation, settings, ports.value);
  complain(world, ...writtenProblems(written, path));
  if (written.kind === 'written') await world.print(`${writtenSummary(path, table)}\n`);
  return exitOf(written);
}

function exitOf({ kind }: Written): ExitCode {
  if (kind === 'written') return exitCodes.ok;
  return kind === 'written-in-part' || kind === 'differs' ? exitCodes.found : exitCodes.usage;
}
