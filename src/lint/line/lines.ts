import { serviceSetting, settingOf } from './settings.ts';
import type { Line, Setting, Sheet } from '../sheet/sheet.ts';

/** The setting that a name of ipvsadm's messages stands for: groups such as `service-address` have several options. */
export function pieceOf(line: Line, name: string): Setting | null {
  if (name === 'service-address') return serviceSetting(line);
  if (name === 'forwarding-method') return settingOf(line, 'gatewaying', 'ipip', 'masquerading');
  return settingOf(line, name);
}

/** The lines that hold a command of a name and were taken. */
export function linesOf(sheet: Sheet, ...commands: readonly string[]): readonly Line[] {
  return sheet.lines.filter(({ command, fate }) => command && fate === 'taken' && commands.includes(command.name));
}
