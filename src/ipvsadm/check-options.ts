import type { CommandEntry } from '../../grammar/commands.ts';
import { type OptionGroup, optionGroups } from '../../grammar/options.ts';
import type { Tunnel } from '../domain/server.ts';
import type { Fault } from './fault.ts';

/** Whether the command allows the options of its line and has the required ones; returns the first fault. */
export function checkOptions(command: CommandEntry, used: readonly OptionGroup[]): Fault | null {
  const { name, required, optional, oneOf = [] } = command;
  const groups = fits(used, required, optional) ? [] : optionGroups;
  let before: OptionGroup | undefined;
  for (const group of groups) {
    if (!used.includes(group)) {
      if (required.includes(group)) return { reason: 'option-missing', group, command: name };
    } else if (oneOf.includes(group)) {
      if (before) return { reason: 'list-options-conflict', group, before, command: name };
      before = group;
    } else if (!required.includes(group) && !optional.includes(group)) {
      return { reason: 'option-illegal', group, command: name };
    }
  }
  return null;
}

/** The fast case, true for nearly all lines: nothing is missing, and every option is allowed on every such line. */
function fits(
  used: readonly OptionGroup[],
  required: readonly OptionGroup[],
  optional: readonly OptionGroup[],
): boolean {
  for (const group of required) if (!used.includes(group)) return false;
  for (const group of used) if (!required.includes(group) && !optional.includes(group)) return false;
  return true;
}

/** The options of tunnels in the order of the check. */
const tunnelGroups = ['tun-port', 'tun-nocsum', 'tun-csum', 'tun-remcsum'] as const;

const checksums: readonly OptionGroup[] = ['tun-nocsum', 'tun-csum', 'tun-remcsum'];

/** The same for the type of a tunnel: GUE needs a port, and each type allows at most one checksum option. */
export function checkTunnel(type: Tunnel['type'], used: readonly OptionGroup[]): Fault | null {
  let before: OptionGroup | undefined;
  for (const group of tunnelGroups) {
    if (!used.includes(group)) {
      if (type === 'gue' && group === 'tun-port') return { reason: 'tunnel-option-missing', group, type };
      continue;
    }
    const legal = type === 'gue' || (type === 'gre' && (group === 'tun-nocsum' || group === 'tun-csum'));
    if (!legal) return { reason: 'tunnel-option-illegal', group, type };
    if (!checksums.includes(group)) continue;
    if (before) return { reason: 'tunnel-options-conflict', group, before, type };
    before = group;
  }
  return null;
}
