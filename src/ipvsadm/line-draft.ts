import type { OptionGroup } from '../../grammar/options.ts';
import type { Family } from '../domain/address.ts';
import type { ForwardingMethod, Tunnel } from '../domain/server.ts';
import type { Protocol, ServiceKey } from '../domain/service.ts';

/** The settings of a line as far as it has been read, from left to right, with ipvsadm's defaults for the rest. */
export interface LineDraft {
  /** The groups in use, in the order of the line. */
  readonly used: OptionGroup[];
  /** Null before the service. A firewall mark counts as TCP when port names are looked up. */
  protocol: Protocol | null;
  family: Family | null;
  address: string;
  port: number;
  /** 0 if the service is not one of a firewall mark. */
  mark: number;
  scheduler: string;
  flags: string;
  persistent: number | null;
  netmask: string | number | null;
  engine: string | null;
  onePacket: boolean;
  server: { readonly address: string; readonly port: number } | null;
  method: ForwardingMethod;
  weight: number;
  upper: number;
  lower: number;
  tunnelType: Tunnel['type'];
  tunnelPort: number;
  tunnelChecksum: 'none' | 'csum' | 'remcsum';
  device: string;
  syncId: number;
  group: string | undefined;
  groupPort: number | undefined;
  ttl: number | undefined;
  maxLength: number | undefined;
}

export function emptyDraft(): LineDraft {
  return {
    used: [],
    protocol: null,
    family: null,
    address: '0.0.0.0',
    port: 0,
    mark: 0,
    scheduler: '',
    flags: '',
    persistent: null,
    netmask: null,
    engine: null,
    onePacket: false,
    server: null,
    method: 'route',
    weight: 1,
    upper: 0,
    lower: 0,
    tunnelType: 'ipip',
    tunnelPort: 0,
    tunnelChecksum: 'none',
    device: '',
    syncId: 0,
    group: undefined,
    groupPort: undefined,
    ttl: undefined,
    maxLength: undefined,
  };
}

/** The service that the line names. */
export function keyOf({ protocol, address, port, mark, family }: LineDraft): ServiceKey {
  if (mark !== 0) return { kind: 'fwmark', mark, family: family ?? 'inet' };
  return { kind: protocol ?? 'tcp', address, port };
}
