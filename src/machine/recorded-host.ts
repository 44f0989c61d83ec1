import { failure, type Result, success } from '../domain/result.ts';
import type { Files } from '../ports/files.ts';
import type { Host, HostFailure } from '../ports/host.ts';
import { readRecordedHost } from './recorded-facts.ts';

/** A recorded host: nothing can be run there. */
export async function recordedHost(spec: string, path: string, files: Files): Promise<Result<Host, HostFailure>> {
  const bytes = await files.read(path);
  if (!bytes.ok) return failure({ kind: 'bad-file', path, reason: bytes.failure.reason });
  const read = readRecordedHost(Buffer.from(bytes.value).toString('utf8'));
  if (!read.ok) return failure({ kind: 'bad-file', path, reason: read.failure });
  const { facts } = read.value;
  return success({
    spec,
    facts: () => Promise.resolve(success(facts)),
    run: () => Promise.resolve(failure({ kind: 'read-only', reason: 'programs cannot be run on a recorded host' })),
    close: () => Promise.resolve(),
  });
}
