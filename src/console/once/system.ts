import type { Observation } from '../../domain/observation.ts';
import { foreign } from '../paint/line.ts';

/** The timeouts and sync daemons below the table, one line each; what the director cannot show is marked as unknown. */
export function systemText({ timeouts, daemons }: Observation): string {
  const times = timeouts
    ? `tcp ${timeouts.tcp} s, tcpfin ${timeouts.tcpfin} s, udp ${timeouts.udp} s`
    : 'not shown by this director';
  const lines = [`Timeouts: ${times}`];
  if (!daemons) lines.push('Sync daemons: not shown by this director');
  else if (daemons.length === 0) lines.push('Sync daemons: none');
  for (const { state, device, syncId } of daemons ?? []) {
    lines.push(`Sync daemon: ${state} on ${foreign(device)}, syncid ${syncId}`);
  }
  return `\n${lines.join('\n')}\n`;
}
