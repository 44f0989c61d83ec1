import type { Result } from '../domain/result.ts';
import type { DirectorFailure } from '../ports/director.ts';
import { type ProgramRun, runProgram } from './run-program.ts';

/** Runs `ipvsadm -R` somewhere: its lines go in, what it printed comes out. */
export type RunIpvsadm = (input: string, signal?: AbortSignal) => Promise<Result<ProgramRun, DirectorFailure>>;

/** The program here, or behind the words of a prefix such as `ip netns exec lb`. */
export function localIpvsadm(
  prefix: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): RunIpvsadm {
  return (input, signal) => runProgram([...prefix, 'ipvsadm', '-R'], input, { ...environment, LC_ALL: 'C' }, signal);
}
