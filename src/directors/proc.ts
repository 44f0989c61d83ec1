import type { Observation } from '../domain/observation.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { readListing } from '../ipvsadm/listing/read.ts';
import type { Director, DirectorFailure } from '../ports/director.ts';
import type { Files } from '../ports/files.ts';
import { fileFailure } from './file-failure.ts';
import { observedServices } from './observed-services.ts';
import { readProcConnections } from './proc-connections.ts';

/** The kernel's table as anybody may read it: weights and connections, no statistics, no changes. */
export function procDirector(files: Files, folder = '/proc/net'): Director {
  return {
    spec: 'proc',
    observe: async () => {
      const text = await read(files, `${folder}/ip_vs`);
      return text.ok ? observation(text.value) : text;
    },
    connections: async () => {
      const text = await read(files, `${folder}/ip_vs_conn`);
      return text.ok ? readProcConnections(text.value) : text;
    },
    apply: () =>
      Promise.resolve(
        failure({
          kind: 'read-only',
          reason: '/proc/net/ip_vs can be read, not written; root can use ipvsadm or netlink',
        }),
      ),
    close: () => Promise.resolve(),
  };
}

function observation(text: string): Result<Observation, DirectorFailure> {
  const listing = readListing(text);
  if (!listing.ok) return failure({ kind: 'not-understood', reason: `/proc/net/ip_vs: ${listing.failure.what}` });
  const [loss] = listing.value.losses;
  if (loss) return failure({ kind: 'not-understood', reason: `/proc/net/ip_vs: ${loss.what}` });
  const { services = [], version, size } = listing.value.table;
  return success({
    services: observedServices(services),
    unknown: ['thresholds', 'engine', 'flags', 'tunnel', 'statistics', 'persistent', 'timeouts', 'daemons'],
    ...(version !== undefined && { version }),
    ...(size !== undefined && { size }),
  });
}

async function read(files: Files, path: string): Promise<Result<string, DirectorFailure>> {
  const bytes = await files.read(path);
  if (bytes.ok) return success(Buffer.from(bytes.value).toString('latin1'));
  if (bytes.failure.code !== 'ENOENT') return failure(fileFailure(bytes.failure));
  return failure({ kind: 'not-available', reason: `there is no ${path}: the kernel has not loaded ip_vs` });
}
