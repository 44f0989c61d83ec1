import type { Result } from '../domain/result.ts';
import { ipvsadm } from '../ipvsadm/ipvsadm.ts';
import type { Names } from '../ipvsadm/names.ts';
import type { RunResult } from '../ipvsadm/ipvsadm-run.ts';
import type { Director, DirectorFailure } from '../ports/director.ts';

/**
 * The drop-in: one run of `ipvsadm` 1.31 on a director. It makes the changes of its lines as they come, as the original
 * does: without a lock, a plan, a backup or an entry in the log. `lvsrules undo` does not know them.
 */
export function runIpvsadm(
  given: readonly string[],
  { director, names }: { readonly director: Director; readonly names: Names },
  input: () => Promise<Uint8Array>,
): Promise<Result<RunResult, DirectorFailure>> {
  return ipvsadm(given, { director, names, send: (changes) => director.apply(changes) }, input);
}
