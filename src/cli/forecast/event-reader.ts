import { failure, type Result, success } from '../../domain/result.ts';
import type { Change } from '../../domain/change.ts';
import { type EventReader, readEvents, rulesFilesOf, type TimedEvent } from '../../forecast/events.ts';
import { predict } from '../../ipvsadm/predict.ts';
import type { IpvsOptions } from '../../kernel/options.ts';
import type { Problem } from '../../report/problem.ts';
import { expectedCommand, expectedRulesFile, notAnEvent } from '../../report/problems/forecast-problems.ts';
import type { World } from '../world.ts';
import { takenRules } from './taken-rules.ts';

/** Reads an event file and the rules files that it names. `where` names it in messages. */
export async function readEventText(
  text: string,
  where: string,
  machine: IpvsOptions,
  world: World,
): Promise<Result<readonly TimedEvent[], Problem>> {
  const files = new Map<string, readonly Change[]>();
  for (const path of rulesFilesOf(text)) {
    const rules = await takenRules(path, machine, world);
    if (!rules.ok) return rules;
    files.set(path, [{ kind: 'flush' }, ...rules.value.changes]);
  }
  const events = readEvents(text, eventReader(files));
  return events.ok ? events : failure(notAnEvent(where, events.failure));
}

function eventReader(files: ReadonlyMap<string, readonly Change[]>): EventReader {
  return {
    command: readCommand,
    rulesFile(path) {
      const changes = files.get(path);
      return changes ? success(changes) : failure(expectedRulesFile);
    },
  };
}

/** The changes of an ipvsadm command line; the failure says what was expected. */
export function readCommand(line: string): Result<readonly Change[], string> {
  const [outcome] = predict(line, { reader: 'ipvsadm' }).lines;
  if (outcome && outcome.changes.length > 0) return success(outcome.changes);
  const said = outcome?.stderr.trim().split('\n')[0];
  return failure(expectedCommand(said ?? ''));
}
