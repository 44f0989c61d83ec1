import { serviceSetting, settingOf } from './line-settings.ts';
import type { LintLine, LintSetting } from '../lint-document.ts';

/** The setting that a name in ipvsadm's messages means: groups such as `service-address` have several options. */
export function pieceOf(line: LintLine, name: string): LintSetting | null {
  if (name === 'service-address') return serviceSetting(line);
  if (name === 'forwarding-method') return settingOf(line, 'gatewaying', 'ipip', 'masquerading');
  return settingOf(line, name);
}
