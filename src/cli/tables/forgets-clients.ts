import type { Director } from '../../ports/director.ts';
import type { World } from '../world.ts';

/** Whether this kernel forgets the clients of a server that is quiesced; undefined for tables that are not its own. */
export async function kernelForgetsClients({ spec }: Director, world: World): Promise<boolean | undefined> {
  if (spec !== 'netlink' && spec !== 'ipvsadm') return undefined;
  const read = await world.files.read('/proc/sys/net/ipv4/vs/expire_quiescent_template');
  return read.ok ? Buffer.from(read.value).toString('latin1').trim() !== '0' : undefined;
}
