import { failure, type Result, success } from '../domain/result.ts';
import type { Files } from '../ports/files.ts';
import { recordFailure, type SetupFailure } from './setup-failure.ts';
import { readSetupRecord, type SetupRecord, setupRecordText } from './setup-record.ts';

/** Where the record of a host is. */
export interface RecordPlace {
  readonly files: Files;
  readonly path: string;
}

/** Null if there is none. */
export async function readRecord({ files, path }: RecordPlace): Promise<Result<SetupRecord | null, SetupFailure>> {
  const bytes = await files.read(path);
  if (!bytes.ok) return bytes.failure.code === 'ENOENT' ? success(null) : failure(recordFailure(bytes.failure));
  const read = readSetupRecord(new TextDecoder().decode(bytes.value));
  return read.ok ? success(read.value) : failure({ kind: 'record', path, why: read.failure });
}

/** Null removes it. */
export async function writeRecord(
  { files, path }: RecordPlace,
  record: SetupRecord | null,
): Promise<Result<void, SetupFailure>> {
  const written =
    record === null ? await files.remove(path) : await files.replace(path, setupRecordText(record), 0o600);
  return written.ok || (record === null && written.failure.code === 'ENOENT')
    ? success(undefined)
    : failure(recordFailure(written.failure));
}
