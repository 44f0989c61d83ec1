import type { DirectorSpec } from '../domain/director-spec.ts';
import type { Observation } from '../domain/observation.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Director, DirectorFailure } from '../ports/director.ts';
import { applyBatch } from './ipvsadm-apply.ts';
import { connectionsFromText, connectionsInput, observationFromText, observeInput } from './ipvsadm-observe.ts';
import type { RunIpvsadm } from './run-ipvsadm.ts';
import type { ProgramRun } from './run-program.ts';

/**
 * A kernel through the program `ipvsadm`. One run of `ipvsadm -R` makes all changes, and one shows all views: inside a
 * stream, `-L` prints and continues.
 */
export function ipvsadmDirector(
  spec: DirectorSpec,
  run: RunIpvsadm,
  close: () => Promise<void> = () => Promise.resolve(),
): Director {
  return {
    spec,
    observe: async (signal) => {
      const whole = await run(observeInput('whole'), signal);
      if (!whole.ok) return whole;
      if (!/--nosort: unknown option/.test(whole.value.stderr)) return observed(whole.value);
      const old = await run(observeInput('before 1.25'), signal);
      return old.ok ? observed(old.value) : old;
    },
    connections: async (signal) => {
      const ran = await run(connectionsInput, signal);
      if (!ran.ok) return ran;
      const { exit, stdout } = ran.value;
      return exit !== 0 || stdout === '' ? failure(failureOf(ran.value)) : connectionsFromText(stdout);
    },
    connectionText: async (take, signal) => {
      const ran = await run(connectionsInput, signal, take);
      if (!ran.ok) return ran;
      return ran.value.exit === 0 ? success(undefined) : failure(failureOf(ran.value));
    },
    apply: (changes, signal) => applyBatch(changes, run, failureOf, signal),
    close,
  };
}

/** The exit status is that of the last line, which every version knows. */
function observed(ran: ProgramRun): Result<Observation, DirectorFailure> {
  return ran.exit === 0 ? observationFromText(ran.stdout) : failure(failureOf(ran));
}

/** Why a run failed. */
function failureOf({ exit, stderr }: ProgramRun): DirectorFailure {
  const said = stderr.trim();
  if (/Can't initialize ipvs/.test(said)) {
    const reason = said.split('\n')[0] ?? said;
    return /permi|must be root/i.test(said) ? { kind: 'not-permitted', reason } : { kind: 'not-available', reason };
  }
  const missing = said.split('\n').find((line) => /\b(ipvsadm|sudo)\b.*not found/.test(line));
  if (missing !== undefined && exit !== 0) return { kind: 'not-available', reason: missing };
  const refused = said
    .split('\n')
    .find((line) => line.startsWith('sudo: ') || / is not (in the sudoers file|allowed to )/.test(line));
  if (refused !== undefined && exit !== 0) return { kind: 'not-permitted', reason: refused };
  return { kind: 'program-failed', program: 'ipvsadm', exit, stderr: said };
}
