import { resolve } from 'node:path';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Names } from '../../ipvsadm/names.ts';
import type { Problem } from '../../report/problem.ts';
import type { TableSource } from '../../sources/source.ts';
import type { World } from '../world.ts';
import { includedFiles } from './find-included.ts';

/** The kinds that another program owns: it makes the table of them and watches the servers. */
export type ConfigurationKind = 'keepalived' | 'ldirectord';

export function isConfiguration(kind: string): kind is ConfigurationKind {
  return kind === 'keepalived' || kind === 'ldirectord';
}

/** Reads a keepalived.conf with what it includes, or an ldirectord.cf; the failure is one sentence with its place. */
export async function readConfiguration(
  kind: ConfigurationKind,
  path: string,
  content: Uint8Array,
  names: Names,
  world: Pick<World, 'files' | 'directory'>,
): Promise<Result<TableSource, Problem>> {
  const { readKeepalived } = await import('../../sources/keepalived/read.ts');
  const { readLdirectord } = await import('../../sources/ldirectord/read.ts');
  const files = includedFiles(world.files, world.directory);
  const read =
    kind === 'keepalived'
      ? await readKeepalived(content, { path: resolve(world.directory, path), files })
      : readLdirectord(content, { names });
  if (read.ok) return success(read.value);
  const { what, file = path, line } = read.failure;
  return failure({
    what: `this ${kind === 'keepalived' ? 'keepalived.conf' : 'ldirectord.cf'} cannot be read`,
    where: line === undefined ? file : `${file}:${line}`,
    why: what,
  });
}

/** What a source says and the table cannot hold, as problems to print. */
export function lossesOf(source: TableSource, path: string): readonly Problem[] {
  return source.notes
    .filter(({ kind }) => kind === 'lost')
    .map(({ message, place }) => ({ where: `${place.file ?? path}:${place.line}:${place.column}`, what: message }));
}
