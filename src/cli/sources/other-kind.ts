import { looksBinary } from '../../lint/bytes.ts';
import type { Problem } from '../../report/problem.ts';
import { type SourceKind, sourceKinds, type TableKind } from '../../sources/kind.ts';
import { notTaken } from '../../report/problems/source-problems.ts';
import { binaryFile, recognise, type Recognised } from '../../sources/recognise.ts';

/** What a file is read as: what `--from` says, or what its content shows. */
export function inputKind(content: Uint8Array, from: TableKind | undefined): Recognised {
  const found = recognise(content);
  // UTF-16 is binary to ipvsadm, and there is something to do about it.
  if (looksBinary(content)) return found.remedy ? found : binaryFile;
  return from === undefined || from === found.kind ? found : { kind: from, name: sourceKinds[from].name };
}

/**
 * Why a command does not accept a file: what it is and the command that can use it, on one line. Null if it accepts it.
 */
export function otherKind(
  path: string,
  content: Uint8Array,
  from?: TableKind,
  taken: readonly SourceKind[] = ['rules'],
): Problem | null {
  const found = inputKind(content, from);
  return taken.includes(found.kind) ? null : notTaken(path, found);
}
