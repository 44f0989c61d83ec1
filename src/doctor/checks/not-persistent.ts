import type { BootFacts } from '../../domain/host/facts.ts';
import { effectiveSetting, forwardingPath, sysctlName, sysctlNumber } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { methodsOf } from '../scene.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

const loaders = /^(ipvsadm|keepalived|ldirectord|lvsrules\S*|pacemaker|kube\S*|pybal|lvs\S*)\.service$/;

export default defineCheck({
  id: 'LVS636',
  name: 'not-persistent',
  severity: 'info',
  roles: ['director', 'realserver'],
  reads: ['boot', 'sysctls'],
  summary: 'A setting that is lost at the next boot',
  why: 'Rules, addresses and sysctls that were set by hand exist only in the running kernel.',
  source: 'systemd-sysctl(8), ipvsadm.service of distributions',
  *find(scene, { boot, sysctls }) {
    const { role, live } = scene;
    if (
      role === 'director' &&
      live !== null &&
      live.services.length > 0 &&
      !boot.units.some((unit) => loaders.test(unit))
    ) {
      yield {
        subject: 'table',
        message: 'nothing loads the rules at boot',
        evidence: 'no unit of ipvsadm, lvsrules, keepalived or ldirectord is enabled',
        remedy: ['lvsrules save --system', 'systemctl enable ipvsadm.service'],
      };
    }
    for (const [path, value] of neededOf(scene.role, methodsOf(scene))) {
      if (sysctlNumber(sysctls, path) !== value || isKept(boot, path)) continue;
      if (path.endsWith('arp_ignore') && effectiveSetting(sysctls, 'arp_ignore', 'all') === null) continue;
      yield {
        subject: sysctlName(path),
        message: `${sysctlName(path)} is ${value} now, but no file sets it at boot`,
        evidence: `not in ${
          Object.keys(boot.files)
            .filter((file) => file.includes('sysctl'))
            .join(', ') || 'any file of sysctl.d'
        }`,
        remedy: [`echo '${sysctlName(path)} = ${value}' >>/etc/sysctl.d/60-lvsrules.conf`],
        lasting: sysctlRemedy([path, value]).lasting,
      };
    }
  },
});

function neededOf(role: string, methods: ReadonlySet<string>): readonly (readonly [string, number])[] {
  if (role === 'director') return methods.has('masquerade') ? [[forwardingPath.inet, 1]] : [];
  if (!methods.has('route') && !methods.has('tunnel')) return [];
  return [
    ['net/ipv4/conf/all/arp_ignore', 1],
    ['net/ipv4/conf/all/arp_announce', 2],
  ];
}

/** Both spellings of a name, with dots and with slashes. */
function isKept({ files }: BootFacts, path: string): boolean {
  const lines = Object.entries(files).flatMap(([file, found]) => (file.includes('sysctl') ? found : []));
  return lines.some((line) => {
    const name = line.replace(/^-/, '').split('=')[0]?.trim() ?? '';
    return name === sysctlName(path) || name === path || name.replaceAll('.', '/') === path;
  });
}
