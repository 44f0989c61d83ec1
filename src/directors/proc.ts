import type { Observation } from '../domain/observation.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { readListing } from '../ipvsadm/listing/read-listing.ts';
import type { Director, DirectorFailure } from '../ports/director.ts';
import type { Files } from '../ports/files.ts';
import { fileFailure } from './file-failure.ts';
import { kernelHz } from './kernel-hz.ts';
import { observedServices } from './observed-services.ts';
import { procPieces } from './proc-pieces.ts';
import { readProcConnections } from './proc-connections.ts';

/** The kernel's table as every user may read it: weights and connections, no statistics, no changes. */
export function procDirector(files: Files, folder = '/proc/net'): Director {
  let hz: Promise<number | null> | undefined;
  return {
    spec: { kind: 'proc', text: 'proc' },
    observe: async () => {
      const text = await read(files, `${folder}/ip_vs`);
      if (!text.ok) return text;
      const ticks = / persistent [0-9]/.test(text.value) ? await (hz ??= kernelHz(files)) : null;
      return observation(text.value, ticks);
    },
    connections: async () => {
      const text = await read(files, `${folder}/ip_vs_conn`);
      return text.ok ? readProcConnections(text.value) : text;
    },
    connectionText: (take, signal) => procPieces(`${folder}/ip_vs_conn`, take, signal),
    apply: () =>
      Promise.resolve(
        failure({
          kind: 'read-only',
          reason: '/proc/net/ip_vs is read-only; root can use ipvsadm or netlink',
        }),
      ),
    close: () => Promise.resolve(),
  };
}

const notShown: Observation['unknown'] = [
  'thresholds',
  'engine',
  'flags',
  'tunnel',
  'statistics',
  'persistent',
  'timeouts',
  'daemons',
];

function observation(text: string, hz: number | null): Result<Observation, DirectorFailure> {
  const listing = readListing(text, hz === null ? {} : { hz });
  if (!listing.ok) return failure({ kind: 'not-understood', reason: `/proc/net/ip_vs: ${listing.failure.what}` });
  const [loss] = listing.value.losses;
  if (loss) return failure({ kind: 'not-understood', reason: `/proc/net/ip_vs: ${loss.what}` });
  const { services = [], version, size } = listing.value.table;
  return success({
    services: observedServices(services),
    unknown: services.some(({ persistence }) => persistence?.ticks !== undefined)
      ? [...notShown, 'persistence-timeout']
      : notShown,
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
