import { gunzipSync } from 'node:zlib';
import type { Files } from '../ports/files.ts';

/** Larger than any kernel configuration. */
const limitBytes = 16 << 20;

/** Ticks per second of the running kernel (CONFIG_HZ), from its configuration; null when that cannot be read. */
export async function kernelHz(files: Files): Promise<number | null> {
  const release = await textAt('/proc/sys/kernel/osrelease', files);
  for (const path of ['/proc/config.gz', ...filesOf(release.trim())]) {
    const [, hz] = /^CONFIG_HZ=([0-9]+)$/m.exec(await textAt(path, files)) ?? [];
    if (hz !== undefined && Number(hz) > 0) return Number(hz);
  }
  return null;
}

/** Where distributions keep kernel configurations. */
function filesOf(release: string): readonly string[] {
  if (!/^[\w.+~-]+$/.test(release)) return [];
  return [`/boot/config-${release}`, `/lib/modules/${release}/config`, `/usr/lib/modules/${release}/config`];
}

async function textAt(path: string, files: Files): Promise<string> {
  const bytes = await files.read(path);
  if (!bytes.ok) return '';
  return (path.endsWith('.gz') ? unpacked(bytes.value) : Buffer.from(bytes.value)).toString('latin1');
}

function unpacked(bytes: Uint8Array): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: limitBytes });
  } catch {
    return Buffer.alloc(0); // damaged or missing
  }
}
