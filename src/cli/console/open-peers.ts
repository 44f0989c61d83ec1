import { failure, type Result, success } from '../../domain/result.ts';
import type { Director, DirectorFailure } from '../../ports/director.ts';
import type { World } from '../world.ts';

/** Directors that are opened when they are first read, and again after they could not be opened: none delays another. */
export function openPeers(specs: readonly string[], world: World): readonly Director[] {
  return specs.map((spec) => openedLater(spec, () => world.openDirector(spec)));
}

function openedLater(spec: string, open: () => Promise<Result<Director, DirectorFailure>>): Director {
  let opening: Promise<Result<Director, DirectorFailure>> | null = null;

  async function opened(): Promise<Result<Director, DirectorFailure>> {
    opening ??= open();
    const found = await opening;
    if (!found.ok) opening = null;
    return found;
  }

  async function on<Value>(
    work: (director: Director) => Promise<Result<Value, DirectorFailure>>,
  ): Promise<Result<Value, DirectorFailure>> {
    const found = await opened();
    return found.ok ? work(found.value) : failure(found.failure);
  }

  return {
    spec,
    observe: (signal) => on((director) => director.observe(signal)),
    connections: (signal) => on((director) => director.connections(signal)),
    apply: (changes, signal) => on((director) => director.apply(changes, signal)),
    close: async () => {
      const found = (await opening) ?? success(null);
      if (found.ok) await found.value?.close();
    },
  };
}
