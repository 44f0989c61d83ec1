import { type ReplayDecision, replay } from '../../forecast/replay.ts';
import { readTrace } from '../../forecast/read-trace.ts';
import { predict } from '../../ipvsadm/predict.ts';
import { notATrace } from '../../report/problems/forecast-problems.ts';
import { refuse } from '../complain.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { readInput } from '../read-input.ts';
import type { World } from '../world.ts';
import { printableJson } from '../../domain/printable-json.ts';

/** Replays a recorded trace: one line of JSON for each flow, packet, reply and counters event. */
export async function simulateTrace(path: string, world: World): Promise<ExitCode> {
  const input = await readInput(world, path);
  if (!input.ok) return refuse(world, input.failure);
  const trace = readTrace(input.value);
  if (!trace.ok) return refuse(world, notATrace(path, trace.failure));
  const lines: string[] = [];
  for (const decision of replay(trace.value, changesOfLine)) {
    if (decision.op !== 'wait') lines.push(`${printableJson(printed(decision))}\n`);
  }
  await world.print(lines.join(''));
  return exitCodes.ok;
}

/** What a command line asks of the kernel; refusals are the kernel's. */
export function changesOfLine(line: string) {
  return predict(line, { reader: 'ipvsadm' }).lines.flatMap(({ changes }) => changes);
}

function printed(decision: Exclude<ReplayDecision, { readonly op: 'wait' }>) {
  const { index, op } = decision;
  if (op === 'counters') return { index, op, services: decision.services };
  return { index, op, ...(decision.entry ?? { rs: null }) };
}
