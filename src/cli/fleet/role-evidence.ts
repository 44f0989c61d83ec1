import type { RoleEvidence } from '../../change/rollout/director-role.ts';
import { knownDaemons } from '../../change/rollout/known-daemons.ts';
import type { DirectorSpec } from '../../domain/director-spec.ts';
import type { Observation } from '../../domain/observation.ts';
import { hostAddresses } from '../../machine/host-addresses.ts';
import { openHost } from '../../machine/open-host.ts';
import { vrrpStates } from '../../machine/vrrp-states.ts';
import type { Host } from '../../ports/host.ts';
import type { HostEvidence } from '../../console/host-evidence.ts';
import { hostOfDirector } from '../host-of-director.ts';
import type { World } from '../world.ts';

/** A host that does not answer in this time tells nothing of its addresses. */
const patienceMs = 5000;

/** What tells the role of a director. Its host is asked only where its sync daemons leave it open. */
export async function roleEvidence(spec: DirectorSpec, observation: Observation, world: World): Promise<RoleEvidence> {
  const daemons = knownDaemons(observation);
  const known = daemons && { daemons };
  if (daemons && new Set(daemons.map(({ state }) => state)).size === 1) return { daemons };
  const virtual = virtualAddresses(observation);
  const host = virtual.size === 0 ? null : hostOfDirector(spec);
  const own = host === null ? null : await asked(host, world, addressesOf);
  return { ...known, ...(own && { addresses: ownAddresses(virtual, own) }) };
}

/** What the host of a director shows of its role, whatever its sync daemons show. */
export async function hostEvidence(spec: DirectorSpec, observation: Observation, world: World): Promise<HostEvidence> {
  const host = hostOfDirector(spec);
  if (host === null) return {};
  const virtual = virtualAddresses(observation);
  const found = await asked(host, world, async (open, signal) => ({
    own: virtual.size === 0 ? null : await addressesOf(open, signal),
    vrrp: await vrrpStates(open, signal),
  }));
  return {
    ...(found?.own && { addresses: ownAddresses(virtual, found.own) }),
    ...(found?.vrrp && { vrrp: found.vrrp }),
  };
}

function ownAddresses(virtual: ReadonlySet<string>, own: ReadonlySet<string>) {
  return { own: [...virtual].filter((each) => own.has(each)).length, of: virtual.size };
}

function virtualAddresses({ services }: Observation): ReadonlySet<string> {
  return new Set(services.flatMap(({ key }) => (key.kind === 'fwmark' ? [] : [key.address])));
}

/** Null if the host cannot be reached. */
async function asked<Answer>(
  spec: string,
  world: World,
  ask: (host: Host, signal: AbortSignal) => Promise<Answer>,
): Promise<Answer | null> {
  const opened = await openHost(spec, world);
  if (!opened.ok) return null;
  try {
    return await ask(opened.value, AbortSignal.any([world.interrupted, AbortSignal.timeout(patienceMs)]));
  } finally {
    await opened.value.close();
  }
}

async function addressesOf(host: Host, signal: AbortSignal): Promise<ReadonlySet<string> | null> {
  const found = await hostAddresses(host, signal);
  return found.ok ? new Set(found.value.map(({ address }) => address)) : null;
}
