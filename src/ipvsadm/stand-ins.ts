import { type Result, success } from '../domain/result.ts';
import type { DirectorFailure } from '../ports/director.ts';
import type { RunResult } from './ipvsadm-run.ts';

/** One run of `ipvsadm` with these words; only `-R` reads `input`. */
export type IpvsadmRun = (
  words: readonly string[],
  input: () => Promise<Uint8Array>,
) => Promise<Result<RunResult, DirectorFailure>>;

/** A program of the ipvsadm package, made of runs of `ipvsadm`. */
export type StandIn = (
  words: readonly string[],
  input: () => Promise<Uint8Array>,
  ipvsadm: IpvsadmRun,
) => Promise<Result<RunResult, DirectorFailure>>;

/** The programs of the ipvsadm package by name. Both scripts are read in Debian's ipvsadm 1:1.31. */
export const standIns = {
  ipvsadm: (words, input, ipvsadm) => ipvsadm(words, input),
  'ipvsadm-save': save,
  'ipvsadm-restore': restore,
} as const satisfies Readonly<Record<string, StandIn>>;

const saveHelp = `ipvsadm-save: Script to save the IPVS table to stdout.
   With the -n option, prints out the table in numeric format.
`;

/** Words that are not options are ignored, as in the script. */
async function save(words: readonly string[], input: () => Promise<Uint8Array>, ipvsadm: IpvsadmRun) {
  const options = words.filter((word) => word.startsWith('-'));
  if (options.some((option) => option !== '-n')) return success({ exit: 1, stdout: '', stderr: saveHelp });
  return ipvsadm(options.length > 0 ? ['-S', '-n'] : ['-S'], input);
}

/** Empties the table, then reads rules without the lines that begin with `#`. All words are ignored, as in the script. */
async function restore(_words: readonly string[], input: () => Promise<Uint8Array>, ipvsadm: IpvsadmRun) {
  const rules = withoutComments(await input());
  const cleared = await ipvsadm(['-C'], input);
  if (!cleared.ok) return cleared;
  const filled = await ipvsadm(['-R'], () => Promise.resolve(rules));
  if (!filled.ok) return filled;
  return success({ ...filled.value, stderr: cleared.value.stderr + filled.value.stderr });
}

/** What `INPUT="$(grep -v '^#')"; echo "$INPUT"` passes on: it ends in one line feed. */
function withoutComments(bytes: Uint8Array): Uint8Array {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  const kept = lines.filter((line) => !line.startsWith('#')).join('\n');
  return Buffer.from(`${kept.replace(/\n+$/, '')}\n`, 'latin1');
}
