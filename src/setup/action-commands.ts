import type { HostAddress } from '../domain/host/facts.ts';
import { sysctlCommand } from '../domain/host/sysctl.ts';
import { familyOf, type Family } from '../domain/address.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { HostCommand } from '../ports/host.ts';
import type { AddressPlace, GatewayRoute, ModuleLoad, SetupAction, SysctlWrite } from './setup-action.ts';

/** The command that makes the change. */
export function commandOf(action: SetupAction): HostCommand {
  switch (action.kind) {
    case 'load-module':
      return ['modprobe', action.module];
    case 'set-sysctl':
      return sysctlCommand(action.path, action.value);
    case 'add-device':
      return ['ip', 'link', 'add', action.device, 'type', ...action.type];
    case 'raise-device':
      return ['ip', 'link', 'set', action.device, 'up'];
    case 'add-address':
      return [
        ...['ip', ...familyWords(action.address), 'address', 'add', `${action.address}/${action.length}`],
        ...['dev', action.device, ...action.options],
      ];
    case 'remove-address':
      return addressRemoval(action.entry);
    case 'retire-address':
      return lifetimeChange(action, ['0']);
    case 'open-fou':
      return [...fouWords(action.family), 'add', 'port', String(action.port), 'gue'];
    case 'set-gateway':
      return [
        ...['ip', ...routeFamily(action.family), 'route', action.before === null ? 'add' : 'replace', 'default'],
        ...['via', action.gateway, 'dev', action.device],
      ];
    default:
      return unreachable(action);
  }
}

/** The commands that give back what was there before, in order. */
export function givingBack(action: SetupAction): readonly HostCommand[] {
  switch (action.kind) {
    case 'load-module':
      return [unloading(action)];
    case 'set-sysctl':
      return sysctlsBefore(action);
    case 'add-device':
      return [['ip', 'link', 'del', action.device]];
    case 'raise-device':
      return [['ip', 'link', 'set', action.device, 'down']];
    case 'add-address':
      return [addressRemoval(action)];
    case 'remove-address':
      return [addressAgain(action.entry)];
    case 'retire-address':
      return [lifetimeChange(action, ['forever', 'valid_lft', 'forever'])];
    case 'open-fou':
      return [[...fouWords(action.family), 'del', 'port', String(action.port)]];
    case 'set-gateway':
      return [gatewayBefore(action)];
    default:
      return unreachable(action);
  }
}

/** `modprobe -r` takes the modules below with it: it is for when none of them was there. */
function unloading({ module, loadedBefore }: ModuleLoad): HostCommand {
  return loadedBefore.length === 0 ? ['modprobe', '-r', module] : ['rmmod', module];
}

/**
 * Writing the switch of forwarding writes it for every device, and the opposite to the global `accept_redirects`
 * (`inet_forward_change` and `addrconf_fixup_forwarding` of Linux). What was otherwise is written once more.
 */
function sysctlsBefore({ path, before, along }: SysctlWrite): readonly HostCommand[] {
  if (before === null) return [];
  const written = (each: string) => (each.endsWith('/accept_redirects') ? String(1 - Number(before)) : before);
  const others = Object.entries(along).filter(([each, value]) => value !== written(each));
  return [[path, before] as const, ...others].map(([each, value]) => sysctlCommand(each, value));
}

/** What is left of giving back a switch that has its old value already: a kill came between the two. */
export function restOfSwitch(
  { path, before, along }: SysctlWrite,
  sysctls: Readonly<Record<string, string>>,
): readonly HostCommand[] {
  if (before === null || sysctls[path] !== before) return [];
  const others = Object.entries(along).filter(([each, value]) => (sysctls[each] ?? value) !== value);
  return others.map(([each, value]) => sysctlCommand(each, value));
}

function addressRemoval({ address, length, device }: AddressPlace): HostCommand {
  return ['ip', ...familyWords(address), 'address', 'del', `${address}/${length}`, 'dev', device];
}

function addressAgain(entry: HostAddress): HostCommand {
  const { address, length, device, scope, broadcast, label, isNoDad, isDeprecated } = entry;
  return [
    ...['ip', ...familyWords(address), 'address', 'add', `${address}/${length}`],
    ...(broadcast === undefined ? [] : ['broadcast', broadcast]),
    ...['dev', device, 'scope', scope],
    ...(label === undefined ? [] : ['label', label]),
    ...(isNoDad ? ['nodad'] : []),
    ...(isDeprecated ? ['preferred_lft', '0'] : []),
  ];
}

function lifetimeChange({ address, length, device }: AddressPlace, lifetime: readonly string[]): HostCommand {
  return ['ip', '-6', 'address', 'change', `${address}/${length}`, 'dev', device, 'preferred_lft', ...lifetime];
}

function gatewayBefore({ family, gateway, device, before }: GatewayRoute): HostCommand {
  const words = ['ip', ...routeFamily(family), 'route'];
  return before === null
    ? [...words, 'del', 'default', 'via', gateway, 'dev', device]
    : [...words, 'replace', ...before];
}

function familyWords(address: string): readonly string[] {
  return routeFamily(familyOf(address));
}

function routeFamily(family: Family): readonly string[] {
  return family === 'inet' ? [] : ['-6'];
}

function fouWords(family: Family): readonly string[] {
  return ['ip', ...routeFamily(family), 'fou'];
}
