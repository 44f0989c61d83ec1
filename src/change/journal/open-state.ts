import { failure, type Result, success } from '../../domain/result.ts';
import type { FileFailure } from '../../ports/files.ts';
import type { StateFolder } from './journal.ts';

/** Why the contents of a state directory are not trusted. */
export interface UntrustedState {
  readonly path: string;
  readonly why: 'owner' | 'mode' | 'no-directory' | 'link';
}

export type StateFailure =
  | { readonly kind: 'distrusted'; readonly distrust: UntrustedState }
  | { readonly kind: 'unusable'; readonly failure: FileFailure };

/** Checks a state directory that exists. A missing one is fine: it holds nothing to trust. */
export async function trustState({ files, directory, user }: StateFolder): Promise<Result<void, StateFailure>> {
  const opened = await files.readOwned(directory);
  if (!opened.ok) {
    return opened.failure.code === 'ENOENT'
      ? success(undefined)
      : failure({ kind: 'unusable', failure: opened.failure });
  }
  const { foreignLink, facts } = opened.value;
  const { kind, owner, mode } = facts;
  const distrusted = (why: UntrustedState['why']) =>
    failure({ kind: 'distrusted', distrust: { path: directory, why } } as const);
  if (kind !== 'directory') return distrusted('no-directory');
  if (foreignLink !== null) return distrusted('link');
  if (owner !== 0 && owner !== user) return distrusted('owner');
  return (mode & othersMayWrite) === 0 ? success(undefined) : distrusted('mode');
}

const othersMayWrite = 0o022;

/** Creates the state directory, for its owner alone, or checks the existing one. */
export async function openState(state: StateFolder): Promise<Result<void, StateFailure>> {
  const trusted = await trustState(state);
  if (!trusted.ok) return trusted;
  const made = await state.files.makeDirectory(state.directory, 0o700);
  return made.ok ? trustState(state) : failure({ kind: 'unusable', failure: made.failure });
}
