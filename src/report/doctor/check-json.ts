import type { HostCheck } from '../../doctor/host-check.ts';

/** A check for programs; the same fields as a rule has, and whom it concerns. */
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
