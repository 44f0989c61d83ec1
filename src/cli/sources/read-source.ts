import { resolve } from 'node:path';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Problem } from '../../report/problem.ts';
import { binarySource, unreadSource } from '../../report/problems/source-problems.ts';
import type { TableKind } from '../../sources/kind.ts';
import type { SourceFault, TableSource } from '../../sources/table-source.ts';
import { hostOf } from '../read-host.ts';
import type { World } from '../world.ts';
import { includedFiles } from './find-included.ts';

/** The kinds owned by another program, which makes the table and checks the servers. */
export type ConfigurationKind = 'keepalived' | 'ldirectord';

export function isConfiguration(kind: string): kind is ConfigurationKind {
  return kind === 'keepalived' || kind === 'ldirectord';
}

/** What of the outside a source may need: the files that it includes, names, and this machine's own name. */
export type SourceWorld = Pick<World, 'files' | 'directory' | 'environment'>;

export interface SourceFile {
  /** As the user named it. */
  readonly path: string;
  readonly content: Uint8Array;
  /** The arguments of the script. */
  readonly args?: readonly string[];
}

/** Reads a file of any kind but rules as the table that it makes; the failure is one sentence with its place. */
export async function readTableSource(
  kind: Exclude<TableKind, 'rules'>,
  file: SourceFile,
  world: SourceWorld,
): Promise<Result<TableSource, Problem>> {
  const { path, content } = file;
  const zero = content.indexOf(0);
  if (zero >= 0) {
    const line = content.subarray(0, zero).reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 1);
    return failure(binarySource(kind, path, line));
  }
  const read = await readKind(kind, file, world);
  return read.ok
    ? read
    : failure('what' in read.failure ? unreadSource(kind, path, read.failure) : read.failure.problem);
}

async function readKind(
  kind: Exclude<TableKind, 'rules'>,
  { path, content, args }: SourceFile,
  world: SourceWorld,
): Promise<Result<TableSource, SourceFault | { readonly problem: Problem }>> {
  if (kind === 'keepalived') {
    const { readKeepalived } = await import('../../sources/keepalived/read-keepalived.ts');
    const files = includedFiles(world.files, world.directory);
    const id = await hostName(world);
    return readKeepalived(content, { path: resolve(world.directory, path), files, ...(id !== null && { id }) });
  }
  const host = await hostOf(undefined, world);
  if (!host.ok) return failure({ problem: host.failure });
  switch (kind) {
    case 'ldirectord': {
      const { readLdirectord } = await import('../../sources/ldirectord/read-ldirectord.ts');
      return readLdirectord(content, { names: host.value.names });
    }
    case 'shell': {
      const { shellSource } = await import('../../sources/shell/shell-source.ts');
      return success(shellSource(content, { host: host.value, ...(args && { args }) }));
    }
    case 'listing': {
      const { listingSource } = await import('../../sources/listing/listing-source.ts');
      return listingSource(content, host.value.names);
    }
    case 'json': {
      const { tableJsonSource } = await import('../../sources/table-json/table-json-source.ts');
      return tableJsonSource(content);
    }
  }
}

/** What keepalived compares `@id` with: the name of this machine up to its first dot. */
async function hostName({ files }: SourceWorld): Promise<string | null> {
  const read = await files.read('/proc/sys/kernel/hostname');
  const name = read.ok ? new TextDecoder().decode(read.value).trim().replace(/\..*$/s, '') : '';
  return name === '' ? null : name;
}
