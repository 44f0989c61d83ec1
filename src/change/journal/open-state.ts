import { failure, type Result, success } from '../../domain/result.ts';
import type { FileFailure } from '../../ports/files.ts';
import type { StateFolder } from './journal.ts';

/** Why the contents of a state directory are not trusted. */
export interface UntrustedState {
  readonly path: string;
  readonly why: 'owner' | 'mode' | 'no-directory';
}

export type StateFailure =
  | { readonly kind: 'distrusted'; readonly distrust: UntrustedState }
  | { readonly kind: 'unusable'; readonly failure: FileFailure };

/** Checks a state directory that exists. A missing one is fine: it holds nothing to trust. */
export async function trustState({ files, directory, user }: StateFolder): Promise<Result<void, StateFailure>> {
  const facts = await files.facts(directory);
  if (!facts.ok) {
    return facts.failure.code === 'ENOENT' ? success(undefined) : failure({ kind: 'unusable', failure: facts.failure });
  }
  const { kind, owner, mode } = facts.value;
  const distrusted = (why: UntrustedState['why']) =>
    failure({ kind: 'distrusted', distrust: { path: directory, why } } as const);
  if (kind !== 'directory') return distrusted('no-directory');
  if (owner !== 0 && owner !== user) return distrusted('owner');
  return (mode & othersMayWrite) === 0 ? success(undefined) : distrusted('mode');
}

const othersMayWrite = 0o002;

/** Creates the state directory, for its owner alone, or checks the existing one. */
export async function openState(state: StateFolder): Promise<Result<void, StateFailure>> {
  const trusted = await trustState(state);
  if (!trusted.ok) return trusted;
  const made = await state.files.makeDirectory(state.directory, 0o700);
  return made.ok ? trustState(state) : failure({ kind: 'unusable', failure: made.failure });
}
