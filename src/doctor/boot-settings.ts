import type { BootFacts } from '../domain/host/facts.ts';

/** What a file sets at boot, and where. */
export interface BootSetting {
  /** Below `/proc/sys`. */
  readonly path: string;
  readonly value: string;
  readonly file: string;
}

/**
 * The sysctls that files set at boot, by path. The last line counts, of files in the order of their names; the file of a
 * folder that comes earlier in the search path hides one of the same name (sysctl.d(5)).
 */
export function bootSettings({ files }: BootFacts): ReadonlyMap<string, BootSetting> {
  const byName = new Map<string, string>();
  for (const file of sysctlFiles(files)) {
    const name = nameOf(file);
    const found = byName.get(name);
    if (found === undefined || rankOf(file) < rankOf(found)) byName.set(name, file);
  }
  const settings = new Map<string, BootSetting>();
  for (const [, file] of [...byName].sort(([left], [right]) => (left < right ? -1 : 1))) {
    for (const line of files[file] ?? []) {
      const [, key = '', value] = /^-?\s*([^=\s]+)\s*=\s*(.*)$/.exec(line) ?? [];
      if (value === undefined) continue;
      const path = pathOf(key);
      settings.set(path, { path, value: value.trim().replace(/\s+/g, ' '), file });
    }
  }
  return settings;
}

/** The files among them that set sysctls. */
export function sysctlFiles(files: BootFacts['files']): readonly string[] {
  return Object.keys(files).filter((file) => file.includes('sysctl'));
}

/** `/etc/sysctl.conf` is read last. */
function nameOf(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return file === '/etc/sysctl.conf' ? `~${name}` : name;
}

const folders = ['/etc/', '/run/', '/usr/local/', '/usr/'];

function rankOf(file: string): number {
  const rank = folders.findIndex((each) => file.startsWith(each));
  return rank < 0 ? folders.length : rank;
}

/** With dots, where a slash instead of a dot keeps one of a device (`eth0/7`), or with slashes (sysctl.d(5)). */
function pathOf(key: string): string {
  const [separator] = /[./]/.exec(key) ?? ['.'];
  if (separator === '/') return key;
  return key.replace(/[./]/g, (each) => (each === '.' ? '/' : '.'));
}
