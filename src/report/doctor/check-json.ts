import type { HostCheck } from '../../doctor/host-check.ts';

/** A check for programs: the fields of a rule, and the hosts that it is for. */
export function checkJson({
  id,
  name,
  severity,
  summary,
  why,
  source,
  roles,
  methods,
  families,
  reads,
}: HostCheck): Readonly<Record<string, unknown>> {
  return {
    id,
    name,
    severity,
    summary,
    why,
    source,
    roles,
    ...(methods && { methods }),
    ...(families && { families }),
    reads,
  };
}
