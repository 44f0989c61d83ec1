import { defaultTimeouts, type Timeouts } from '../domain/table.ts';
import { type LocalAddresses, localAddresses } from './local-addresses.ts';
import { debianEngines, debianSchedulers, type IpvsOptions } from './options.ts';
import type { SyncDaemons } from './sync-daemons.ts';
import type { VirtualService } from './virtual-service.ts';

/** Everything that one simulated kernel holds. */
export interface IpvsState {
  readonly schedulers: ReadonlySet<string>;
  readonly engines: ReadonlySet<string>;
  readonly local: LocalAddresses;
  /** By `serviceKeyText`, in the order of addition. */
  readonly services: Map<string, VirtualService>;
  readonly daemons: SyncDaemons;
  timeouts: Timeouts;
  /** Real servers of another family than their service; a sync daemon cannot carry them. */
  mixedFamilies: number;
}

export function ipvsState(options: IpvsOptions): IpvsState {
  return {
    schedulers: new Set(options.schedulers ?? debianSchedulers),
    engines: new Set(options.engines ?? debianEngines),
    local: localAddresses(options.localAddresses),
    services: new Map(),
    daemons: new Map(),
    timeouts: defaultTimeouts,
    mixedFamilies: 0,
  };
}
