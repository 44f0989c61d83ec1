import { defaultTimeouts, type Timeouts } from '../domain/table.ts';
import { type Behaviour, countedTotals } from './behaviour.ts';
import { type ConnectionTable, connectionTable } from './connection-table.ts';
import { type LocalAddresses, localAddresses } from './local-addresses.ts';
import { debianEngines, debianSchedulers, type IpvsOptions } from './options.ts';
import { type Random, random } from './random.ts';
import type { SchedulerContext } from './scheduler.ts';
import { estimatorPeriod, type Statistics } from './statistics.ts';
import type { SyncDaemons } from './sync-daemons.ts';
import { type Sysctls, sysctls } from './sysctl.ts';
import { type Trash, trash } from './trash.ts';
import type { VirtualService } from './virtual-service.ts';

/** Everything that one simulated kernel holds. */
export interface IpvsState extends SchedulerContext {
  readonly behaviour: Behaviour;
  readonly schedulers: ReadonlySet<string>;
  readonly engines: ReadonlySet<string>;
  readonly local: LocalAddresses;
  readonly sysctls: Sysctls;
  readonly random: Random;
  /** By `serviceKeyText`, in the order of addition. */
  readonly services: Map<string, VirtualService>;
  readonly connections: ConnectionTable;
  readonly trash: Trash;
  readonly daemons: SyncDaemons;
  /** Of the whole machine. */
  statistics: Statistics | null;
  /** How late a timer of this many seconds may fire, in milliseconds. */
  readonly lateness: (seconds: number) => number;
  timeouts: Timeouts;
  /** Real servers of another family than their service; a sync daemon cannot carry them. */
  mixedFamilies: number;
  /** Services whose schedulers have periodic clean-up. */
  readonly tidying: Set<VirtualService>;
  /** Services on port 21, which make passive FTP data look for them. */
  ftpServices: number;
  nextEstimate: number;
  /** When deleted servers and the tables of lblc and lblcr are checked next. */
  nextTidying: number;
}

/** Milliseconds between two checks of deleted servers and the tables of lblc and lblcr. */
export const tidyingPeriod = 60_000;

export function ipvsState(options: IpvsOptions): IpvsState {
  const now = options.now ?? 0;
  return {
    now,
    behaviour: options.behaviour ?? countedTotals,
    schedulers: new Set(options.schedulers ?? debianSchedulers),
    engines: new Set(options.engines ?? debianEngines),
    local: localAddresses(options.localAddresses),
    sysctls: sysctls(),
    random: random(options.seed ?? 1),
    services: new Map(),
    connections: connectionTable(now),
    trash: trash(),
    daemons: new Map(),
    statistics: null,
    lateness: options.lateness ?? (() => 0),
    timeouts: defaultTimeouts,
    mixedFamilies: 0,
    tidying: new Set(),
    ftpServices: 0,
    nextEstimate: now + estimatorPeriod,
    nextTidying: now + tidyingPeriod,
  };
}
