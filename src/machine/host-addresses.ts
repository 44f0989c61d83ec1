import type { Result } from '../domain/result.ts';
import { failure } from '../domain/result.ts';
import type { HostAddress } from '../domain/host/facts.ts';
import type { Host } from '../ports/host.ts';
import { addresses } from './groups/links.ts';

/** The addresses of a host, without any other fact of it; the failure says why they are not known. */
export async function hostAddresses(
  host: Pick<Host, 'run'>,
  signal?: AbortSignal,
): Promise<Result<readonly HostAddress[], string>> {
  const ran = await host.run(addresses.commands(''), 'together', signal);
  return ran.ok ? addresses.read(ran.value, '') : failure(ran.failure.kind);
}
