import { complain } from '../complain.ts';
import { csvText } from '../../console/once/csv-text.ts';
import { knownFigures } from '../../console/once/known-figures.ts';
import { tableHead, tableRecords } from '../../console/once/table-csv.ts';
import { tableText } from '../../console/once/table-text.ts';
import { withDeadline } from '../../console/with-deadline.ts';
import type { Observation } from '../../domain/observation.ts';
import { directorProblem } from '../../report/problems/director-problems.ts';
import { compactJson } from '../../syntax/table-json/exact-numbers.ts';
import { tableValue } from '../../syntax/table-json/write-table-json.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import type { World } from '../world.ts';
import { endedBy } from './ended-by.ts';
import type { OnceFormat } from './once.ts';
import type { OpenSource } from './open-source.ts';

export interface SampleOptions {
  readonly format: OnceFormat;
  readonly intervalMs: number;
  /** How many tables are printed; Infinity: until the program is interrupted. */
  readonly count: number;
}

/**
 * Prints the table at every interval, without a screen: below the time as text, as one line of JSON, or as CSV records
 * with the time in front. A director that does not answer ends it the first time; later that is reported, and the next
 * table tried.
 */
export async function printSamples(
  { director, simulated }: OpenSource,
  { format, intervalMs, count }: SampleOptions,
  world: World,
): Promise<ExitCode> {
  const { clock, interrupted } = world;
  if (simulated !== null && format !== 'table') world.complain(`SIMULATED: ${simulated}\n`);
  let due = clock.now();
  for (let printed = 0, tried = 0; printed < count; tried++) {
    const observed = await withDeadline((signal) => director.observe(signal), world);
    if (interrupted.aborted) return endedBy(interrupted.reason);
    const at = new Date(clock.now()).toISOString();
    if (observed.ok)
      await world.print(sampleText(observed.value, { at, format, simulated, first: printed === 0 }, world));
    else complain(world, directorProblem(observed.failure, director.spec.text));
    if (observed.ok) printed++;
    else if (tried === 0) return exitCodes.usage;
    if (printed === count) break;
    due += intervalMs * Math.max(1, Math.ceil((clock.now() - due) / intervalMs));
    await clock.sleep(due - clock.now(), interrupted);
    if (interrupted.aborted) return endedBy(interrupted.reason);
  }
  return exitCodes.ok;
}

interface SampleHead {
  readonly at: string;
  readonly format: OnceFormat;
  readonly simulated: string | null;
  readonly first: boolean;
}

function sampleText(
  observation: Observation,
  { at, format, simulated, first }: SampleHead,
  { outputIsTerminal, columns }: World,
): string {
  switch (format) {
    case 'json':
      return `${compactJson({ version: 1, at, table: tableValue(knownFigures(observation)) })}\n`;
    case 'csv': {
      const records = tableRecords(observation).map((record) => [at, ...record]);
      return csvText(first ? [['at', ...tableHead], ...records] : records);
    }
    case 'table': {
      const head = simulated === null ? at : `${at}  SIMULATED: ${simulated}`;
      return `${first ? '' : '\n'}${head}\n${tableText(observation, outputIsTerminal ? columns : Infinity)}`;
    }
  }
}
