import { sysctlName } from '../../domain/host/sysctl.ts';
import type { SetupAction } from '../../setup/setup-action.ts';
import { madeBy, restLines, type SetupFileSource } from './setup-file-source.ts';

/** A file for sysctl.d, in the order of the wants: forwarding first. What belongs into modules-load.d is in comments. */
export function setupSysctl(source: SetupFileSource): string {
  const { wants, wish } = source;
  const lines = wants.flatMap(({ action }) => (action.kind === 'set-sysctl' ? [settingLine(action)] : []));
  const loaded = wants.flatMap(({ action }) => (action.kind === 'load-module' ? [action.module] : []));
  const modules = [...loaded, ...(wish.role === 'director' ? wish.schedulers.map((name) => `ip_vs_${name}`) : [])];
  const early =
    modules.length === 0
      ? []
      : [
          '# /etc/modules-load.d/lvsrules.conf has these modules, which come before the settings:',
          ...modules.map((name) => `#   ${name}`),
        ];
  const isSaid = ({ kind }: SetupAction) => kind === 'set-sysctl' || kind === 'load-module';
  return [
    madeBy(source, 'sysctl'),
    '# /etc/sysctl.d/60-lvsrules.conf',
    ...early,
    ...restLines(source, isSaid),
    ...lines,
  ]
    .join('\n')
    .concat('\n');
}

/** A device that comes later brings its settings with it: until then they are missing, and systemd-sysctl skips them. */
function settingLine({ path, value }: Extract<SetupAction, { readonly kind: 'set-sysctl' }>): string {
  const isOfDevice = !/^net\/ipv[46]\/(?:conf\/(?:all|default|lo)\/|[^/]+$)/.test(path);
  return `${isOfDevice ? '-' : ''}${sysctlName(path)} = ${value}`;
}
