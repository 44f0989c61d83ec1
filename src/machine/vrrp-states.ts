import type { VrrpState } from '../domain/host/vrrp-state.ts';
import type { CommandRun, Host } from '../ports/host.ts';

/**
 * The states of the VRRP instances of a host, as its keepalived told them to the notify script of `examples/fleet`; null
 * if they are not known. They count only while keepalived runs: one that was killed reports no change.
 */
export async function vrrpStates(host: Pick<Host, 'run'>, signal?: AbortSignal): Promise<readonly VrrpState[] | null> {
  const ran = await host.run(commands, 'together', signal);
  return ran.ok ? readStates(ran.value) : null;
}

const folder = '/run/lvsrules/vrrp';
const commands = [
  ['pidof', 'keepalived'],
  ['grep', '-r', '', folder],
];

function readStates([running, files]: readonly CommandRun[]): readonly VrrpState[] | null {
  if (running?.exit !== 0 || files?.exit !== 0) return null;
  const found = [...files.stdout.matchAll(/^(?:.*\/)([^/.:][^/:]*):(MASTER|BACKUP|FAULT|STOP)$/gm)];
  const states = found.map(([, instance = '', state = '']) => ({ instance, state: state as VrrpState['state'] }));
  return states.length === 0 ? null : states.sort((a, b) => (a.instance < b.instance ? -1 : 1));
}
