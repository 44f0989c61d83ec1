import type { BootFacts } from '../../domain/host/facts.ts';
import { failure, success } from '../../domain/result.ts';
import { foundLines, hasRun, whyNot } from '../answers.ts';
import type { FactReader } from '../fact-reader.ts';

const files = [
  '/usr/lib/sysctl.d',
  '/usr/local/lib/sysctl.d',
  '/run/sysctl.d',
  '/etc/sysctl.d',
  '/etc/sysctl.conf',
  '/etc/modules',
  '/etc/modules-load.d',
  '/usr/lib/modules-load.d',
  '/run/modules-load.d',
  '/etc/modprobe.d',
  '/usr/lib/modprobe.d',
  '/etc/default/ipvsadm',
  '/etc/sysconfig/ipvsadm-config',
  '/etc/ipvsadm.rules',
  '/etc/sysconfig/ipvsadm',
];

export const boot: FactReader<BootFacts> = {
  commands: () => [
    ['grep', '-rHsE', '^[[:space:]]*[^#;[:space:]]', ...files],
    [
      'find',
      '/etc/systemd/system',
      '/etc/rc3.d',
      '/etc/ipvsadm.rules',
      '/etc/sysconfig/ipvsadm',
      '-name',
      '*.service',
      '-o',
      '-name',
      'ipvsadm*',
      '-o',
      '-name',
      'S[0-9][0-9]*',
    ],
  ],
  read([found, listed]) {
    if (!hasRun(found)) return failure(whyNot(found, 'grep'));
    const byPath: Record<string, string[]> = {};
    for (const { path, text } of foundLines(found.stdout)) (byPath[path] ??= []).push(text.trim());
    const paths = (listed?.stdout ?? '').split('\n');
    const units = paths.flatMap((path) => {
      // A script of /etc/init.d is a service as well.
      const [, service, script] = /\.(?:wants|requires)\/([^/]+\.service)$|\/rc3\.d\/S\d\d([^/]+)$/.exec(path) ?? [];
      return service ?? (script === undefined ? [] : `${script}.service`);
    });
    for (const path of paths) if (/^\/etc\/(ipvsadm\.rules|sysconfig\/ipvsadm)$/.test(path)) byPath[path] ??= [];
    return success({ files: byPath, units: [...new Set(units)].sort() });
  },
};
