import type { DirectorSpec } from '../domain/director-spec.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Director, DirectorFailure } from '../ports/director.ts';

/** A director that is opened when it is first used, and again after it could not be opened. */
export function openedLater(spec: DirectorSpec, open: () => Promise<Result<Director, DirectorFailure>>): Director {
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
