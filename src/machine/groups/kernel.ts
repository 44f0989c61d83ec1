import { success } from '../../domain/result.ts';
import type { KernelFacts } from '../../domain/host/facts.ts';
import type { FactReader } from '../fact-reader.ts';

/** The options with which IPVS and its neighbours were built. */
const wanted = /^(CONFIG_(?:HZ|IP_VS\w*|NF_CONNTRACK\w*|IPV6|NET_IPIP|NET_IPGRE|NET_FOU|IPV6_TUNNEL|IPV6_SIT))=(.*)$/gm;

export const kernel: FactReader<KernelFacts> = {
  commands: (release) => [
    [
      'grep',
      '-hsE',
      '^CONFIG_',
      `/boot/config-${release}`,
      `/lib/modules/${release}/config`,
      `/usr/lib/modules/${release}/config`,
    ],
    ['gzip', '-dc', '/proc/config.gz'],
    ['cat', '/proc/sys/kernel/random/boot_id'],
    ['readlink', '/proc/self/ns/net'],
  ],
  read([files, own, boot, namespace], release) {
    const config: Record<string, string> = {};
    for (const [, name, value] of `${own?.stdout ?? ''}\n${files?.stdout ?? ''}`.matchAll(wanted)) {
      if (name !== undefined && value !== undefined) config[name] = value;
    }
    const [, inode] = /net:\[(\d+)\]/.exec(namespace?.stdout ?? '') ?? [];
    const bootId = boot?.stdout.trim() ?? '';
    return success({
      release,
      ...(Object.keys(config).length > 0 && { config }),
      ...(bootId !== '' && { bootId }),
      ...(inode !== undefined && { namespace: inode }),
    });
  },
};
