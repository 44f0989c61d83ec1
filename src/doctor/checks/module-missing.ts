import type { ModuleFacts } from '../../domain/host/facts.ts';
import { defineCheck } from '../host-check.ts';
import { serversOf } from '../scene.ts';

export default defineCheck({
  id: 'LVS625',
  name: 'module-missing',
  severity: 'error',
  roles: ['director'],
  reads: ['modules', 'sysctls'],
  summary: 'A kernel without the module that the rules need',
  why: 'Without ip_vs there is no table. Active FTP and passive FTP through masquerading need ip_vs_ftp.',
  source: 'ip_vs_ctl.c and ip_vs_ftp.c of Linux',
  *find(scene, { modules, sysctls }) {
    const isThere = hasModule(modules, 'ip_vs') || sysctls['net/ipv4/vs/drop_entry'] !== undefined;
    if (!isThere && scene.live === null) {
      yield {
        subject: 'ip_vs',
        message: 'the module ip_vs is not loaded',
        evidence: 'no ip_vs in /sys/module, no /proc/sys/net/ipv4/vs',
        remedy: ['modprobe ip_vs'],
        lasting: { file: '/etc/modules-load.d/lvsrules.conf', lines: ['ip_vs'] },
      };
    }
    const isFtp = serversOf(scene).some(
      ({ service, server }) => server.method === 'masquerade' && service.key.kind === 'tcp' && service.key.port === 21,
    );
    if (!isFtp || hasModule(modules, 'ip_vs_ftp')) return;
    yield {
      subject: 'ip_vs_ftp',
      message: 'FTP is masqueraded, but the module ip_vs_ftp is not loaded: data connections fail',
      evidence: 'no ip_vs_ftp in /sys/module',
      remedy: ['modprobe ip_vs_ftp'],
      lasting: { file: '/etc/modules-load.d/lvsrules.conf', lines: ['ip_vs_ftp'] },
      severity: 'warning',
    };
  },
});

function hasModule({ loaded, builtIn = [] }: ModuleFacts, name: string): boolean {
  return loaded.includes(name) || builtIn.includes(name);
}
