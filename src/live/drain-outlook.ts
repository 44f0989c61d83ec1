import type { ObservedServer, ObservedService } from '../domain/observation.ts';
import type { Timeouts } from '../domain/table.ts';
import type { KernelSettings } from '../plan/kernel-settings.ts';

/** How long a drain may take at most, and why it may never end. */
export interface DrainOutlook {
  /** Seconds that a connection without packets stays; null if the timeouts are unknown. */
  readonly idleSeconds: number | null;
  /** Sentences without a full stop. */
  readonly mayNeverEnd: readonly string[];
}

/** The way of a server of weight 0 to its last connection. Source: ip_vs_core.c and ip_vs_conn.c of Linux. */
export function drainOutlook(
  { key, persistence }: ObservedService,
  { persistent }: ObservedServer,
  timeouts: Timeouts | undefined,
  { forgetsClients, reuseMode }: KernelSettings,
): DrainOutlook {
  const idle = key.kind === 'udp' ? timeouts?.udp : timeouts?.tcp;
  const reasons: string[] = [];
  if (persistence !== null && forgetsClients !== true) {
    const held = persistent === undefined ? 'remembered clients' : `${persistent} remembered clients`;
    const why = forgetsClients === false ? 'expire_quiescent_template is 0' : 'unless expire_quiescent_template is 1';
    reasons.push(`${held} may come back to it: ${why}`);
  }
  if (key.kind === 'udp' || key.kind === 'fwmark') {
    reasons.push('a UDP client that keeps its port stays as long as it sends');
  }
  if (key.kind !== 'udp' && reuseMode === 0) {
    reasons.push('a client that uses a port again comes back to it: conn_reuse_mode is 0');
  }
  if (key.kind !== 'udp') reasons.push('a connection that is never closed stays as long as packets pass');
  return { idleSeconds: idle ?? null, mayNeverEnd: reasons };
}
