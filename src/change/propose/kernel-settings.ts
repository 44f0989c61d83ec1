import { isOwnKernel } from '../../domain/director-spec.ts';
import type { KernelSettings } from '../../plan/kernel-settings.ts';
import type { Director } from '../../ports/director.ts';
import type { Files } from '../../ports/files.ts';

/** The settings of the kernel that holds the table; nothing is known of a table that is not this kernel's own. */
export async function kernelSettings({ spec }: Pick<Director, 'spec'>, files: Files): Promise<KernelSettings> {
  if (!isOwnKernel(spec)) return {};
  const [forgets, ends, reuse] = await Promise.all([
    setting('expire_quiescent_template', files),
    setting('expire_nodest_conn', files),
    setting('conn_reuse_mode', files),
  ]);
  return {
    ...(forgets !== undefined && { forgetsClients: forgets !== 0 }),
    ...(ends !== undefined && { endsOrphans: ends !== 0 }),
    ...(reuse !== undefined && { reuseMode: reuse }),
  };
}

async function setting(name: string, files: Files): Promise<number | undefined> {
  const read = await files.read(`/proc/sys/net/ipv4/vs/${name}`);
  const text = read.ok ? Buffer.from(read.value).toString('latin1').trim() : '';
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
