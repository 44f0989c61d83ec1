import type { RoleEvidence } from '../../change/rollout/director-role.ts';
import { knownDaemons } from '../../change/rollout/known-daemons.ts';
import { parseSpec } from '../../directors/spec.ts';
import type { Observation } from '../../domain/observation.ts';
import { hostAddresses } from '../../machine/host-addresses.ts';
import { openHost } from '../../machine/open-host.ts';
import type { World } from '../world.ts';

/** A host that does not answer in this time tells nothing of its addresses. */
const patienceMs = 5000;

/** What tells the role of a director. Its host is asked only where its sync daemons leave it open. */
export async function roleEvidence(spec: string, observation: Observation, world: World): Promise<RoleEvidence> {
  const daemons = knownDaemons(observation);
  const known = daemons && { daemons };
  if (daemons && new Set(daemons.map(({ state }) => state)).size === 1) return { daemons };
  const virtual = virtualAddresses(observation);
  const host = virtual.size === 0 ? null : hostOf(spec);
  const own = host === null ? null : await addressesOf(host, world);
  if (own === null) return { ...known };
  return { ...known, addresses: { own: [...virtual].filter((each) => own.has(each)).length, of: virtual.size } };
}

function virtualAddresses({ services }: Observation): ReadonlySet<string> {
  return new Set(services.flatMap(({ key }) => (key.kind === 'fwmark' ? [] : [key.address])));
}

async function addressesOf(spec: string, world: World): Promise<ReadonlySet<string> | null> {
  const opened = await openHost(spec, world);
  if (!opened.ok) return null;
  try {
    const signal = AbortSignal.any([world.interrupted, AbortSignal.timeout(patienceMs)]);
    const found = await hostAddresses(opened.value, signal);
    return found.ok ? new Set(found.value.map(({ address }) => address)) : null;
  } finally {
    await opened.value.close();
  }
}

/** The host whose kernel has the table of a director; null where there is none. */
function hostOf(spec: string): string | null {
  const parsed = parseSpec(spec);
  if (!parsed.ok) return null;
  switch (parsed.value.kind) {
    case 'ssh':
      return spec;
    case 'auto':
    case 'netlink':
    case 'proc':
      return 'local';
    case 'ipvsadm': {
      const { prefix } = parsed.value;
      if (prefix.length === 0) return 'local';
      const [, name] = /^ip netns exec (\S+)$/.exec(prefix.join(' ')) ?? [];
      return name === undefined ? null : `netns:${name}`;
    }
    default:
      return null;
  }
}
