import { type Result, success } from '../domain/result.ts';
import type { DirectorFailure } from '../ports/director.ts';
import { readArguments } from '../syntax/read-arguments.ts';
import { readRules } from '../syntax/read-rules.ts';
import { argumentsOf } from './arguments-of.ts';
import { lostSentence } from './messages.ts';
import { readLine } from './read-line.ts';
import { type RunFailure, type RunResult, Run, type RunContext } from './ipvsadm-run.ts';

/** One run of `ipvsadm` 1.31 with the arguments after its name, on any director. Only `-R` reads `input`. */
export async function ipvsadm(
  given: readonly string[],
  around: RunContext,
  input: () => Promise<Uint8Array>,
): Promise<Result<RunResult, DirectorFailure>> {
  const line = readArguments(given.length === 0 ? ['-L'] : given);
  const instruction = readLine(argumentsOf(line, line), around.names);
  const run = new Run(around);
  const failed =
    instruction.kind === 'restore' ? await restore(await input(), run, around) : await run.follow(instruction);
  return failed ?? (await run.settle()) ?? success(run.ran());
}

async function restore(input: Uint8Array, run: Run, { names }: RunContext): Promise<RunFailure | null> {
  const file = readRules(input, { reader: 'ipvsadm' });
  for (const line of file.lines) {
    if (line.kind !== 'command') continue;
    if (line.lost) {
      run.remark(lostSentence(line.number));
      continue;
    }
    const instruction = readLine(argumentsOf(file, line), names);
    const nested = instruction.kind === 'restore';
    const failed = await run.follow(
      nested ? { kind: 'stop', exit: 255, fault: { reason: 'no-command' } } : instruction,
    );
    if (failed || run.ended) return failed;
  }
  return null;
}
