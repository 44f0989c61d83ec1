import type { KernelSettings } from '../../plan/kernel-settings.ts';
import type { Director } from '../../ports/director.ts';
import type { World } from '../world.ts';

/** The settings of the kernel that holds the table; unknown for any table but this kernel's. */
export async function kernelSettings({ spec }: Director, world: World): Promise<KernelSettings> {
  if (spec !== 'netlink' && spec !== 'ipvsadm' && spec !== 'proc') return {};
  const [forgets, ends, reuse] = await Promise.all([
    setting('expire_quiescent_template', world),
    setting('expire_nodest_conn', world),
    setting('conn_reuse_mode', world),
  ]);
  return {
    ...(forgets !== undefined && { forgetsClients: forgets !== 0 }),
    ...(ends !== undefined && { endsOrphans: ends !== 0 }),
    ...(reuse !== undefined && { reuseMode: reuse }),
  };
}

async function setting(name: string, world: World): Promise<number | undefined> {
  const read = await world.files.read(`/proc/sys/net/ipv4/vs/${name}`);
  const text = read.ok ? Buffer.from(read.value).toString('latin1').trim() : '';
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
