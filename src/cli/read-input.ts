import { failure, type Result, success } from '../domain/result.ts';
import type { Problem } from '../report/problem.ts';
import { cannotRead } from '../report/problems/file-problems.ts';
import type { World } from './world.ts';

/** The text of a file, or of standard input for `-`; if it cannot be read, the problem to print. */
export async function readInput(world: World, path: string): Promise<Result<string, Problem>> {
  const bytes = await readBytes(world, path);
  return bytes.ok ? success(new TextDecoder().decode(bytes.value)) : bytes;
}

/** The same as raw bytes, for rules. */
export async function readBytes(world: World, path: string): Promise<Result<Uint8Array, Problem>> {
  if (path === '-') return success(await world.readInput());
  const facts = await world.files.facts(path);
  if (facts.ok && facts.value.kind === 'directory') {
    return failure(cannotRead('file', path, 'directory'));
  }
  const bytes = await world.files.read(path);
  return bytes.ok ? bytes : failure(cannotRead('file', path, bytes.failure));
}
