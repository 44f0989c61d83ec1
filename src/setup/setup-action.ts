import type { Family } from '../domain/address.ts';
import type { HostAddress } from '../domain/host/facts.ts';

/** One change of a host. What was there before is part of it, so that it can be restored. */
export type SetupAction =
  | ModuleLoad
  | SysctlWrite
  | DeviceCreation
  | { readonly kind: 'raise-device'; readonly device: string }
  | AddressAddition
  | AddressRemoval
  /** An IPv6 address that may serve, but is never chosen as a source. */
  | { readonly kind: 'retire-address'; readonly address: string; readonly length: number; readonly device: string }
  | { readonly kind: 'open-fou'; readonly port: number; readonly family: Family }
  | GatewayRoute;

export interface ModuleLoad {
  readonly kind: 'load-module';
  readonly module: string;
  /** Modules of the same trade that were loaded already. */
  readonly loadedBefore: readonly string[];
}

export interface SysctlWrite {
  readonly kind: 'set-sysctl';
  /** Below `/proc/sys`. */
  readonly path: string;
  readonly value: string;
  /** Null if the setting comes with a device or a module that is still to come. */
  readonly before: string | null;
  /** Other settings that the kernel changes along, as they were. */
  readonly along: Readonly<Record<string, string>>;
}

export interface DeviceCreation {
  readonly kind: 'add-device';
  readonly device: string;
  /** What `ip link add DEVICE type` takes: `ipip external`. */
  readonly type: readonly string[];
}

export interface AddressAddition {
  readonly kind: 'add-address';
  readonly address: string;
  readonly length: number;
  readonly device: string;
  /** `nodad preferred_lft 0` */
  readonly options: readonly string[];
}

export interface AddressRemoval {
  readonly kind: 'remove-address';
  readonly entry: HostAddress;
}

export interface GatewayRoute {
  readonly kind: 'set-gateway';
  readonly family: Family;
  readonly gateway: string;
  readonly device: string;
  /** The route that it replaces, as `ip route` prints it; null if there was none. */
  readonly before: readonly string[] | null;
}

/** What the action is about: two of one key change the same thing. */
export function actionKey(action: SetupAction): string {
  switch (action.kind) {
    case 'load-module':
      return `module ${action.module}`;
    case 'set-sysctl':
      return `sysctl ${action.path}`;
    case 'add-device':
      return `device ${action.device}`;
    case 'raise-device':
      return `up ${action.device}`;
    case 'add-address':
      return `address ${action.address}/${action.length} ${action.device}`;
    case 'remove-address':
      return `no address ${action.entry.address}/${action.entry.length} ${action.entry.device}`;
    case 'retire-address':
      return `retired ${action.address}/${action.length} ${action.device}`;
    case 'open-fou':
      return `fou ${action.port} ${action.family}`;
    default:
      return `gateway ${action.family}`;
  }
}

/** Where an address is. */
export interface AddressPlace {
  readonly address: string;
  /** Of its prefix. */
  readonly length: number;
  readonly device: string;
}
