import type { HostFacts } from '../../domain/host/facts.ts';
import type { Host } from '../../ports/host.ts';

/** The name that people know: its own here, and else how it was asked for. */
export function hostName({ spec }: Host, { name }: HostFacts): string {
  return spec === 'local' ? name : spec;
}
