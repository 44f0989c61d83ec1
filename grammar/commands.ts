import type { OptionGroup } from './options.ts';
import type { ValueForm } from './values.ts';

/** A command as ipvsadm spells it. */
export interface CommandEntry {
  /** Its name in messages. */
  readonly name: string;
  /** Letters, without their dash. */
  readonly short: readonly string[];
  readonly long: string;
  readonly value?: ValueForm;
  /** Its required words. */
  readonly words?: readonly string[];
  readonly required: readonly OptionGroup[];
  readonly optional: readonly OptionGroup[];
  /** Options of which a line may have only one. */
  readonly oneOf?: readonly OptionGroup[];
  readonly summary: string;
}

const service = ['scheduler', 'persistent', 'netmask', 'pe', 'ops', 'sched-flags'] as const;
const tunnel = ['tun-type', 'tun-port', 'tun-nocsum', 'tun-csum', 'tun-remcsum'] as const;
const server = ['forwarding-method', 'weight', 'u-threshold', 'l-threshold', ...tunnel] as const;
const daemon = ['mcast-interface', 'syncid', 'mcast-group', 'mcast-port', 'mcast-ttl', 'sync-maxlen'] as const;
/** `--syncid` has no effect there, but is accepted. */
const listing = [
  'numeric',
  'stats',
  'rate',
  'exact',
  'thresholds',
  'persistent-conn',
  'tun-info',
  'nosort',
  'syncid',
] as const;

const table = [
  {
    name: 'add-service',
    short: ['A'],
    long: 'add-service',
    required: ['service-address'],
    optional: service,
    summary: 'adds a virtual service',
  },
  {
    name: 'edit-service',
    short: ['E'],
    long: 'edit-service',
    required: ['service-address'],
    optional: service,
    summary: 'replaces all settings of a service',
  },
  {
    name: 'delete-service',
    short: ['D'],
    long: 'delete-service',
    required: ['service-address'],
    optional: [],
    summary: 'deletes a service with its real servers',
  },
  {
    name: 'add-server',
    short: ['a'],
    long: 'add-server',
    required: ['service-address', 'real-server'],
    optional: server,
    summary: 'adds a real server to a service',
  },
  {
    name: 'edit-server',
    short: ['e'],
    long: 'edit-server',
    required: ['service-address', 'real-server'],
    optional: server,
    summary: 'replaces all settings of a real server',
  },
  {
    name: 'delete-server',
    short: ['d'],
    long: 'delete-server',
    required: ['service-address', 'real-server'],
    optional: [],
    summary: 'deletes a real server',
  },
  { name: 'flush', short: ['C'], long: 'clear', required: [], optional: [], summary: 'deletes every service' },
  {
    name: 'zero',
    short: ['Z'],
    long: 'zero',
    required: [],
    optional: ['service-address'],
    summary: 'zeroes the counters of a service, or of all',
  },
  {
    name: 'set',
    short: [],
    long: 'set',
    words: ['tcp', 'tcpfin', 'udp'],
    required: [],
    optional: [],
    summary: 'sets the timeouts in seconds; 0 leaves one as it is',
  },
  {
    name: 'start-daemon',
    short: [],
    long: 'start-daemon',
    value: 'state',
    required: [],
    optional: daemon,
    summary: 'starts a connection synchronisation daemon',
  },
  {
    name: 'stop-daemon',
    short: [],
    long: 'stop-daemon',
    value: 'state',
    required: [],
    optional: ['syncid'],
    summary: 'stops a connection synchronisation daemon',
  },
  {
    name: 'list',
    short: ['L', 'l'],
    long: 'list',
    required: [],
    optional: listing,
    oneOf: ['connection', 'service-address', 'timeout', 'daemon'],
    summary: 'prints the table',
  },
  {
    name: 'save',
    short: ['S'],
    long: 'save',
    required: [],
    optional: ['numeric'],
    summary: 'prints the table as rules',
  },
  {
    name: 'restore',
    short: ['R'],
    long: 'restore',
    required: [],
    optional: [],
    summary: 'reads rules; not within rules',
  },
  { name: 'help', short: ['h'], long: 'help', required: [], optional: [], summary: 'prints the help and exits' },
  {
    name: 'version',
    short: ['v'],
    long: 'version',
    required: [],
    optional: [],
    summary: 'prints the version and exits',
  },
] as const satisfies readonly CommandEntry[];

export type CommandName = (typeof table)[number]['name'];

/** Every command, in the order of the reference. */
export const commands: readonly (CommandEntry & { readonly name: CommandName })[] = table;

/** Whether the command allows an option of the group. */
export function allows(command: CommandEntry, group: OptionGroup): boolean {
  if (group === 'sort') return true;
  const named = [...command.required, ...command.optional, ...(command.oneOf ?? [])];
  return named.includes(group === 'ipv6' ? 'service-address' : group);
}
