import { failure, type Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Director, DirectorFailure } from '../ports/director.ts';
import type { Files } from '../ports/files.ts';

/** What directors are built from. */
export interface DirectorNeeds {
  readonly files: Files;
  readonly clock: Clock;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Opens the director that a spec names. */
export async function openDirector(spec: string, needs: DirectorNeeds): Promise<Result<Director, DirectorFailure>> {
  void needs;
  return Promise.resolve(failure({ kind: 'bad-spec', reason: `no director is called '${spec}'` }));
}
