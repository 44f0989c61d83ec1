import { complain } from '../complain.ts';
import { tableText } from '../../console/once/table-text.ts';
import { systemText } from '../../console/once/system.ts';
import { csvText } from '../../console/once/csv-text.ts';
import { knownFigures } from '../../console/once/known-figures.ts';
import { tableHead, tableRecords } from '../../console/once/table-csv.ts';
import { writeTableJson } from '../../syntax/table-json/write-table-json.ts';
import type { Observation } from '../../domain/observation.ts';
import { unusualNotes } from '../../report/problems/unusual-problems.ts';
import type { World } from '../world.ts';

export const formats = ['table', 'json', 'csv'] as const;
export type OnceFormat = (typeof formats)[number];

/**
 * The current table on standard output. A simulated table is marked as such: in the first line, or in a field of its
 * own for programs.
 */
export async function printOnce(
  observation: Observation,
  simulated: string | null,
  format: OnceFormat,
  world: World,
): Promise<void> {
  const said = simulated === null ? '' : `SIMULATED: ${simulated}\n`;
  complain(world, ...unusualNotes(observation));
  switch (format) {
    case 'json':
      world.complain(said);
      await world.print(`${writeTableJson(knownFigures(observation)).trimEnd()}\n`);
      break;
    case 'csv':
      world.complain(said);
      await world.print(csvText([tableHead, ...tableRecords(observation)]));
      break;
    case 'table':
      await world.print(said + tableText(observation, world.outputIsTerminal ? world.columns : Infinity));
      await world.print(systemText(observation));
      break;
  }
}
