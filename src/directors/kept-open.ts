import { type Result, success } from '../domain/result.ts';
import type { Director, DirectorFailure } from '../ports/director.ts';

/** Opens a director again and again, and ends that. */
export interface KeptOpen<Given extends readonly unknown[]> {
  open(...given: Given): Promise<Result<Director, DirectorFailure>>;
  close(): Promise<void>;
}

/**
 * Keeps a director of this machine's kernel by netlink, which holds no more than a socket, and knows what it has read
 * before. Any other one is opened for each use: a program or a connection to another host may be gone by the next.
 */
export function keptOpen<Given extends readonly unknown[]>(open: KeptOpen<Given>['open']): KeptOpen<Given> {
  let kept: Director | null = null;
  const forget = async () => {
    const old = kept;
    kept = null;
    await old?.close();
  };
  const opened = async (...given: Given): Promise<Result<Director, DirectorFailure>> => {
    if (kept !== null) return success(again(kept, given));
    const found = await open(...given);
    if (!found.ok || found.value.spec.kind !== 'netlink') return found;
    kept = found.value;
    return success(staysOpen(kept));
  };
  const again = (before: Director, given: Given): Director => {
    let director = staysOpen(before);
    let isFresh = false;
    return {
      get spec() {
        return director.spec;
      },
      observe: async (signal) => {
        const observed = await director.observe(signal);
        if (isFresh || observed.ok || observed.failure.kind === 'interrupted') return observed;
        // A module that was loaded again answers on a new socket only.
        await forget();
        isFresh = true;
        const found = await opened(...given);
        if (!found.ok) return found;
        director = found.value;
        return director.observe(signal);
      },
      connections: (signal) => director.connections(signal),
      apply: (changes, signal) => director.apply(changes, signal),
      close: () => director.close(),
    };
  };
  return { open: opened, close: forget };
}

function staysOpen(director: Director): Director {
  return { ...director, close: () => Promise.resolve() };
}
