import type { OptionGroup, OptionName } from '../../grammar/options.ts';
import type { Tunnel } from '../domain/server.ts';

/**
 * Why ipvsadm refuses a line before it calls the kernel: the first fault, with the values for its message.
 * `messages.ts` has the message for each. Texts have one character for each byte.
 */
export type Fault =
  /** The argument as given. */
  | {
      readonly reason:
        'unknown-option' | 'missing-argument' | 'flag-with-value' | 'second-command' | 'unexpected-argument';
      readonly argument: string;
    }
  | { readonly reason: 'duplicate-option'; readonly group: OptionGroup }
  /** `command` is its name in messages. */
  | {
      readonly reason: 'option-missing' | 'option-illegal';
      readonly group: OptionGroup;
      readonly command: string;
    }
  | {
      readonly reason: 'list-options-conflict';
      readonly group: OptionGroup;
      readonly before: OptionGroup;
      readonly command: string;
    }
  | {
      readonly reason: 'tunnel-option-missing' | 'tunnel-option-illegal';
      readonly group: OptionGroup;
      readonly type: Tunnel['type'];
    }
  | {
      readonly reason: 'tunnel-options-conflict';
      readonly group: OptionGroup;
      readonly before: OptionGroup;
      readonly type: Tunnel['type'];
    }
  | { readonly reason: 'fwmark' | 'timeout' | 'mcast-group'; readonly value: string }
  | { readonly reason: 'number'; readonly option: NumberOption }
  | { readonly reason: 'flag-unknown' | 'flag-incompatible'; readonly flag: string }
  | { readonly reason: PlainFault };

/** The options whose value is a number, or one of a few words. */
export type NumberOption = Extract<
  OptionName,
  | 'weight'
  | 'u-threshold'
  | 'l-threshold'
  | 'tun-type'
  | 'tun-port'
  | 'syncid'
  | 'mcast-port'
  | 'mcast-ttl'
  | 'sync-maxlen'
>;

/** Faults without values. */
export type PlainFault =
  | 'no-command'
  | 'list-conflict'
  | 'dash-6'
  | 'service-address'
  | 'server-address'
  | 'netmask'
  | 'netmask-v6'
  | 'start-state'
  | 'stop-state'
  | 'timeout-count'
  | 'port-zero'
  | 'one-packet'
  | 'mixed-family'
  | 'tunnel-without-ipip'
  /** The original never ends. */
  | 'endless';

/** The part of a line that a fault is about: an argument, a group of options, a value; empty if it names none. */
export function faultSubject(fault: Fault): string {
  if ('argument' in fault) return fault.argument;
  if ('group' in fault) return fault.group;
  if ('value' in fault) return fault.value;
  if ('flag' in fault) return fault.flag;
  return 'option' in fault ? fault.option : '';
}
