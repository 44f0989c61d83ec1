import type { Result } from '../domain/result.ts';
import type { DirectorFailure } from '../ports/director.ts';
import { type ProgramRun, runProgram } from './run-program.ts';

/** Runs `ipvsadm -R` somewhere: lines in, output out. */
export type RunIpvsadm = (
  input: string,
  signal?: AbortSignal,
  onOutput?: (piece: Uint8Array) => void,
) => Promise<Result<ProgramRun, DirectorFailure>>;

/** The local program, possibly after a prefix such as `ip netns exec lb`. */
export function localIpvsadm(
  prefix: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): RunIpvsadm {
  return (input, signal, onOutput) =>
    runProgram([...prefix, 'ipvsadm', '-R'], input, { ...environment, LC_ALL: 'C' }, signal, onOutput);
}
