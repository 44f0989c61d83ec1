import type { CommandEntry } from '../../grammar/commands.ts';
import { type OptionGroup, optionGroups } from '../../grammar/options.ts';
import type { Tunnel } from '../domain/server.ts';
import type { Fault } from './fault.ts';

/** Whether the command takes the options of its line and has those that it needs; the first that is wrong. */
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

/** Nothing missing and nothing but what every such line may have: what nearly all lines are. */
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

/** The same for the type of a tunnel: GUE needs its port, each takes one checksum at most. */
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
