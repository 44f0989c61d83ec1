import { failure, type Result, success } from '../domain/result.ts';
import type { Problem } from '../report/problem.ts';
import type { World } from './world.ts';

/** The text of a file, or of standard input for `-`; what keeps it from being read, as a problem to print. */
export async function readInput(world: World, path: string): Promise<Result<string, Problem>> {
  if (path === '-') return success(decode(await world.readInput()));
  const read = await world.files.read(path);
  if (read.ok) return success(decode(read.value));
  return failure({ what: 'the file cannot be read', where: path, why: read.failure.reason });
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
