import type { RealServer, ForwardingMethod } from '../../domain/server.ts';
import type { Protocol } from '../../domain/service.ts';
import type { SourcePosition } from '../table-source.ts';

/** A `real` line, one for each address of a range. */
export interface RealDraft {
  readonly address: string;
  /** Null if none is given. */
  readonly port: number | null;
  readonly method: ForwardingMethod;
  readonly weight: number;
  readonly upper: number;
  readonly lower: number;
  readonly place: SourcePosition;
}

export interface FallbackDraft {
  readonly address: string;
  readonly port: number | null;
  readonly method: ForwardingMethod;
}

/** A `virtual` with its indented lines. */
export interface VirtualDraft {
  readonly target:
    | { readonly address: string; readonly port: number }
    | {
        readonly mark: number;
        readonly isIpv6: boolean;
        /** The address without a port whose first number is the mark. */
        readonly cut?: string;
      };
  readonly place: SourcePosition;
  protocol: Protocol;
  scheduler: string;
  persistent: string | null;
  netmask: string | number | null;
  flags: string;
  onePacket: boolean;
  check: string;
  service: string | null;
  quiescent: boolean | null;
  fallback: FallbackDraft | null;
  readonly reals: RealDraft[];
}

export const methods: Readonly<Record<string, ForwardingMethod>> = {
  gate: 'route',
  masq: 'masquerade',
  ipip: 'tunnel',
};

/** A real server or a fallback as the kernel gets it: gate and ipip use the port of the virtual. */
export function serverOf(
  { address, port, method, weight = 1, upper = 0, lower = 0 }: FallbackDraft & Partial<RealDraft>,
  virtualPort: number | null,
  missing: number,
): RealServer {
  const own = port ?? missing;
  return {
    address,
    port: method === 'masquerade' || virtualPort === null ? own : virtualPort,
    method,
    weight,
    upper,
    lower,
    tunnel: method === 'tunnel' ? { type: 'ipip' } : null,
  };
}
