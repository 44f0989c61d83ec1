import { readPieces } from '../../directors/read-pieces.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { lineOfConnection } from '../../ipvsadm/listing/connection-line.ts';
import { directorProblem } from '../../report/problems/director-problems.ts';
import { reasonOf } from '../../host/reason.ts';
import type { Problem } from '../../report/problem.ts';
import { noConnections } from '../../report/problems/connection-problems.ts';
import { cannotRead } from '../../report/problems/file-problems.ts';
import { openNamed } from '../spec-of.ts';
import type { World } from '../world.ts';

/** Hands on a connection table as text, piece by piece: a file, standard input, or what a director has. */
export async function connectionPieces(
  file: string | undefined,
  director: string | undefined,
  take: (piece: Uint8Array) => void,
  world: World,
): Promise<Result<void, Problem>> {
  if (file !== undefined) return piecesOfFile(file, take);
  const opened = await openNamed(director, world);
  if (!opened.ok) return opened;
  try {
    const read = await opened.value.connectionText?.(take, world.interrupted);
    if (read !== undefined) {
      return read.ok ? read : failure(directorProblem(read.failure, opened.value.spec.text));
    }
    const observed = await opened.value.observe(world.interrupted);
    if (!observed.ok) return failure(directorProblem(observed.failure, opened.value.spec.text));
    if (observed.value.unknown.includes('connections')) return failure(noConnections(opened.value.spec.text));
    const found = await opened.value.connections(world.interrupted);
    if (!found.ok) return failure(directorProblem(found.failure, opened.value.spec.text));
    for (const each of found.value) take(Buffer.from(`${lineOfConnection(each)}\n`));
    return success(undefined);
  } finally {
    await opened.value.close();
  }
}

async function piecesOfFile(file: string, take: (piece: Uint8Array) => void): Promise<Result<void, Problem>> {
  try {
    if (file !== '-') await readPieces(file, take);
    else for await (const piece of process.stdin as AsyncIterable<Uint8Array>) take(piece);
    return success(undefined);
  } catch (error) {
    return failure(cannotRead('listing', file, { reason: reasonOf(error as NodeJS.ErrnoException) }));
  }
}
