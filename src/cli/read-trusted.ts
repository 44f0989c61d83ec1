import { relative } from 'node:path';
import { failure, type Result, success } from '../domain/result.ts';
import type { OwnedContent } from '../ports/files.ts';
import type { Problem } from '../report/problem.ts';
import type { World } from './world.ts';

/** The text of a configuration, and how messages name its file. */
export interface TrustedText {
  readonly text: string;
  readonly shown: string;
}

/** `user` and `caller` are user ids: of the process and of the sudo caller. */
export interface Readers {
  readonly user: number;
  readonly caller: number;
}

export function readersOf({ environment }: World): Readers {
  return { user: process.getuid?.() ?? -1, caller: Number(environment['SUDO_UID'] ?? -1) };
}

/**
 * Reads a configuration. A process of root ignores one that another user could have written, and says so once:
 * `foreign`. `instead` ends the sentence about it: what counts in its place.
 */
export async function readTrusted(
  world: World,
  path: string,
  { user, caller }: Readers,
  instead = '',
): Promise<Result<TrustedText, Problem> | 'foreign'> {
  const shown = relative(world.directory, path).startsWith('..') ? path : relative(world.directory, path);
  const opened = await world.files.readOwned(path);
  const what = 'the configuration cannot be read';
  if (!opened.ok) return failure({ what, where: shown, why: opened.failure.reason });
  const { content, facts } = opened.value;
  if (facts.kind !== 'file') return failure({ what, where: shown, why: 'it is not a regular file' });
  const why = user === 0 ? foreignBecause(opened.value, caller) : null;
  if (why === null) return success({ text: new TextDecoder().decode(content), shown });
  const { problemText } = await import('../report/problem.ts');
  const remedy = `chown it to root and run chmod go-w on it to have it read${instead}`;
  if (isFirst(path, world)) world.complain(problemText({ what: 'configuration ignored', where: shown, why, remedy }));
  return 'foreign';
}

/** Several parts of a run read the same configuration: report a problem once. */
export function isFirst(path: string, world: World): boolean {
  const paths = reported.get(world) ?? new Set();
  reported.set(world, paths);
  if (paths.has(path)) return false;
  paths.add(path);
  return true;
}

const reported = new WeakMap<World, Set<string>>();

/** Why root ignores a configuration, or null: another user could have written it. */
function foreignBecause({ facts: { owner, mode }, foreignLink }: OwnedContent, caller: number): string | null {
  if (foreignLink !== null) return `${foreignLink} is a link that another user can change`;
  if (owner !== 0 && owner !== caller) return `it belongs to user ${owner}, not to root or the caller`;
  if ((mode & 0o022) === 0) return null;
  return `others can write to it (mode ${mode.toString(8).padStart(4, '0')})`;
}
