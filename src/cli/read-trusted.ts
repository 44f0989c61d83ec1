import { relative } from 'node:path';
import { failure, type Result, success } from '../domain/result.ts';
import type { OwnedContent } from '../ports/files.ts';
import type { Problem } from '../report/problem.ts';
import { type Distrust, untrustedConfiguration } from '../report/problems/configuration-problems.ts';
import { cannotRead } from '../report/problems/file-problems.ts';
import { complain } from './complain.ts';
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
 * `foreign`. `others`: whether configurations in the folders above count in its place.
 */
export async function readTrusted(
  world: World,
  path: string,
  { user, caller }: Readers,
  others = false,
): Promise<Result<TrustedText, Problem> | 'foreign'> {
  const shown = relative(world.directory, path).startsWith('..') ? path : relative(world.directory, path);
  const opened = await world.files.readOwned(path);
  if (!opened.ok) return failure(cannotRead('configuration', shown, opened.failure));
  const { content, facts } = opened.value;
  if (facts.kind !== 'file') return failure(cannotRead('configuration', shown, 'special-file'));
  const distrust = user === 0 ? foreignBecause(opened.value, caller) : null;
  if (distrust === null) return success({ text: new TextDecoder().decode(content), shown });
  if (isFirst(path, world)) complain(world, untrustedConfiguration(shown, distrust, others));
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
function foreignBecause({ facts: { owner, mode }, foreignLink }: OwnedContent, caller: number): Distrust | null {
  if (foreignLink !== null) return { kind: 'link', link: foreignLink };
  if (owner !== 0 && owner !== caller) return { kind: 'owner', owner };
  return (mode & 0o022) === 0 ? null : { kind: 'mode', mode };
}
