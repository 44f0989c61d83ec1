import type { HostFacts } from '../../domain/host/facts.ts';
import type { Host } from '../../ports/host.ts';

/** The name for people: this host's own name, otherwise the spec that was given. */
export function hostName({ spec }: Host, { name }: HostFacts): string {
  return spec === 'local' ? name : spec;
}
