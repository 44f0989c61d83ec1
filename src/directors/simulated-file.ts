import { failure, type Result, success } from '../domain/result.ts';
import { type Ipvs, ipvs } from '../kernel/ipvs.ts';
import type { IpvsOptions } from '../kernel/options.ts';
import type { Director, DirectorFailure } from '../ports/director.ts';
import type { Files } from '../ports/files.ts';
import { applyToIpvs } from './apply-to-ipvs.ts';
import { fileFailure } from './file-failure.ts';
import { kernelFromState, stateText } from './simulated-state.ts';

/** How long a command waits for another one that is changing the same state. */
const patienceMs = 30_000;

/**
 * The simulated kernel stored in a file, so that its table outlives the process. A missing file is an empty table; a
 * damaged file, or one that is not a state file, is left untouched. Changes are made under a lock and replace the file
 * atomically.
 */
export function simulatedFileDirector(path: string, files: Files, options: IpvsOptions = {}): Director {
  const load = () => loadKernel(path, files, options);
  return {
    spec: { kind: 'sim-file', path, text: `sim:${path}` },
    observe: async () => {
      const kernel = await load();
      if (!kernel.ok) return kernel;
      const observed = kernel.value.observe();
      return success({ ...observed, unknown: [...observed.unknown, 'connections'] });
    },
    connections: async () => {
      const kernel = await load();
      return kernel.ok ? success([]) : kernel;
    },
    apply: async (changes) => {
      const outcome = await files.locked(`${path}.lock`, patienceMs, async () => {
        const kernel = await load();
        if (!kernel.ok) return kernel;
        const refused = applyToIpvs(kernel.value, changes);
        const written = await files.replace(path, stateText(kernel.value.table()));
        return written.ok ? success(refused) : failure(fileFailure(written.failure));
      });
      return outcome.ok ? outcome.value : failure(fileFailure(outcome.failure));
    },
    close: () => Promise.resolve(),
  };
}

async function loadKernel(path: string, files: Files, options: IpvsOptions): Promise<Result<Ipvs, DirectorFailure>> {
  const bytes = await files.read(path);
  if (!bytes.ok) {
    if (bytes.failure.code === 'ENOENT') return success(ipvs(options));
    return failure(fileFailure(bytes.failure));
  }
  const kernel = kernelFromState(bytes.value, options);
  return kernel.ok ? kernel : failure({ kind: 'bad-state', path, reason: kernel.failure });
}
