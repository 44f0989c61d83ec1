import type { BootFacts } from '../../domain/host/facts.ts';
import { effectiveSetting, forwardingPath, sysctlName, sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { type BootSetting, bootSettings, sysctlFiles } from '../boot-settings.ts';
import { defineCheck, type Trouble } from '../host-check.ts';
import { rulesAtBoot } from '../rules-at-boot.ts';
import { methodsOf, type Scene } from '../scene.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

export default defineCheck({
  id: 'LVS636',
  name: 'not-persistent',
  severity: 'info',
  roles: ['director', 'realserver'],
  reads: ['boot', 'sysctls'],
  summary: 'A setting that is lost or different after the next boot',
  why: 'Rules, addresses and sysctls that were set by hand exist only in the running kernel. A boot restores only what is in files. Before ip_vs is loaded there are no settings below net.ipv4.vs.',
  source: 'systemd-sysctl(8), sysctl.d(5), ipvsadm.service and /etc/init.d/ipvsadm of distributions',
  *find(scene, { boot, sysctls }) {
    const { role, live } = scene;
    if (role === 'director' && live !== null && live.services.length > 0) yield* rulesAtBoot(boot);
    const atBoot = bootSettings(boot);
    const needed = neededOf(role, methodsOf(scene));
    for (const [path, value] of needed) {
      if (sysctlNumber(sysctls, path) !== value || atBoot.has(path)) continue;
      if (path.endsWith('arp_ignore') && effectiveSetting(sysctls, 'arp_ignore', 'all') === null) continue;
      yield unset(path, value, boot);
    }
    for (const setting of atBoot.values()) {
      const isNeeded = needed.some(([path]) => path === setting.path);
      if (isNeeded || (role === 'director' && isOfIpvs(setting))) yield* different(setting, sysctls);
    }
    if (role === 'director') yield* tooEarly([...atBoot.values()].find(isOfIpvs), scene, boot);
  },
});

function isOfIpvs({ path }: BootSetting): boolean {
  return path.startsWith('net/ipv4/vs/');
}

function unset(path: string, value: number, { files }: BootFacts): Trouble {
  return {
    subject: sysctlName(path),
    message: `${sysctlName(path)} is ${value} now, but no file sets it at boot`,
    evidence: `not in ${sysctlFiles(files).join(', ') || 'any file of sysctl.d'}`,
    remedy: [`echo '${sysctlName(path)} = ${value}' >>/etc/sysctl.d/60-lvsrules.conf`],
    lasting: sysctlRemedy([path, value]).lasting,
  };
}

/** A line at the end of the file counts, whatever the file has before it. */
function* different({ path, value, file }: BootSetting, sysctls: Readonly<Record<string, string>>): Iterable<Trouble> {
  const now = sysctls[path];
  if (now === undefined || now === value) return;
  const place = file.startsWith('/etc/') ? file : '/etc/sysctl.d/99-lvsrules.conf';
  const line = `${sysctlName(path)} = ${now}`;
  yield {
    subject: sysctlName(path),
    message: `${sysctlName(path)} is ${now} now, but ${value} after a boot`,
    evidence: `${sysctlText(sysctls, path)}; ${file}: ${value}`,
    remedy: [`echo '${line}' >>${place}`],
    lasting: { file: place, lines: [line] },
  };
}

function* tooEarly(setting: BootSetting | undefined, { facts }: Scene, boot: BootFacts): Iterable<Trouble> {
  if (setting === undefined || facts.modules?.builtIn?.includes('ip_vs') === true || isLoadedAtBoot(boot)) return;
  yield {
    subject: 'ip_vs',
    message: `${setting.file} sets ${sysctlName(setting.path)} before ip_vs is loaded: it has no effect at boot`,
    evidence: 'no file of modules-load.d names ip_vs',
    remedy: ['echo ip_vs >>/etc/modules-load.d/lvsrules.conf'],
    lasting: { file: '/etc/modules-load.d/lvsrules.conf', lines: ['ip_vs'] },
  };
}

/** `ip_vs_wlc` brings `ip_vs` with it. */
function isLoadedAtBoot({ files }: BootFacts): boolean {
  return Object.entries(files).some(
    ([file, lines]) =>
      (file === '/etc/modules' || file.includes('/modules-load.d/')) && lines.some((line) => line.startsWith('ip_vs')),
  );
}

function neededOf(role: string, methods: ReadonlySet<string>): readonly (readonly [string, number])[] {
  if (role === 'director') return methods.has('masquerade') ? [[forwardingPath.inet, 1]] : [];
  if (!methods.has('route') && !methods.has('tunnel')) return [];
  return [
    ['net/ipv4/conf/all/arp_ignore', 1],
    ['net/ipv4/conf/all/arp_announce', 2],
  ];
}
