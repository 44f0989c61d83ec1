import { type IpvsSettings, settingEntries } from '../../domain/host/ipvs-settings.ts';
import type { Director } from '../../ports/director.ts';
import type { Files } from '../../ports/files.ts';
import { isInKernel, isOwnKernel } from '../../domain/director-spec.ts';

/** A setting of the kernel that differs from the one that rules want. */
export interface OtherSetting {
  readonly name: string;
  readonly wanted: string;
  /** Absent if it cannot be read. */
  readonly now?: string;
}

/** What the kernel that holds the table has instead of the wanted settings; nothing of a table that no kernel holds. */
export async function otherSettings(
  wanted: IpvsSettings,
  { spec }: Pick<Director, 'spec'>,
  files: Files,
): Promise<readonly OtherSetting[]> {
  if (!isInKernel(spec)) return [];
  const all = await Promise.all(
    settingEntries(wanted).map(async ({ name, path, value }) => {
      const read = isOwnKernel(spec) ? await files.read(`/proc/sys/${path}`) : null;
      const now =
        read?.ok === true ? Buffer.from(read.value).toString('latin1').trim().replace(/\s+/g, ' ') : undefined;
      return { name: `net.ipv4.vs.${name}`, wanted: value, ...(now !== undefined && { now }) };
    }),
  );
  return all.filter(({ wanted: value, now }) => value !== now);
}
