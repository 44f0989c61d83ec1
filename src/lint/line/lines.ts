import { serviceSetting, settingOf } from './settings.ts';
import type { Line, Setting } from '../sheet/sheet.ts';

/** The setting that a name in ipvsadm's messages means: groups such as `service-address` have several options. */
export function pieceOf(line: Line, name: string): Setting | null {
  if (name === 'service-address') return serviceSetting(line);
  if (name === 'forwarding-method') return settingOf(line, 'gatewaying', 'ipip', 'masquerading');
  return settingOf(line, name);
}
