import type { CommandName } from '../../grammar/commands.ts';
import type { OptionGroup } from '../../grammar/options.ts';
import type { Change } from '../domain/change.ts';
import type { RealServer, Tunnel } from '../domain/server.ts';
import { type ServiceKey, type ServiceSettings, wholeNetmask } from '../domain/service.ts';
import { serverFaults, type ServiceFault, serviceFaults } from '../domain/service-rules.ts';
import { unreachable } from '../domain/unreachable.ts';
import { checkTunnel } from './check-options.ts';
import { type LineDraft, keyOf } from './line-draft.ts';
import type { Fault, PlainFault } from './fault.ts';

/** The commands that change something. */
export type ChangingCommand = Exclude<
  CommandName,
  'list' | 'save' | 'restore' | 'help' | 'version' | 'set' | 'start-daemon' | 'stop-daemon'
>;

export interface RefusedDraft {
  readonly kind: 'refused';
  readonly fault: Fault;
}

/** The change that a line requests, after the checks that involve more than one option. */
export function changeOf(command: ChangingCommand, draft: LineDraft, flags: number): Change | RefusedDraft {
  switch (command) {
    case 'add-service':
    case 'edit-service': {
      const service = settingsOf(draft, flags);
      const [fault] = serviceFaults(service);
      return fault === undefined ? { kind: command, service } : refused({ reason: serviceReasons[fault] });
    }
    case 'delete-service':
      return { kind: command, service: keyOf(draft) };
    case 'add-server':
    case 'edit-server': {
      const service = keyOf(draft);
      const server = serverOf(draft);
      const wrong = checkServer(draft, server, service);
      return wrong === null ? { kind: command, service, server } : refused(wrong);
    }
    case 'delete-server': {
      const { address, port } = draft.server ?? nowhere;
      return { kind: command, service: keyOf(draft), server: { address, port } };
    }
    case 'flush':
      return { kind: 'flush' };
    case 'zero':
      return { kind: 'zero', service: isEverything(draft) ? null : keyOf(draft) };
    default:
      return unreachable(command);
  }
}

const nowhere = { address: '0.0.0.0', port: 0 };

const serviceReasons = {
  'port-zero-needs-persistence': 'port-zero',
  'one-packet-needs-udp': 'one-packet',
} as const satisfies Readonly<Record<ServiceFault, PlainFault>>;

const tunnelGroups: readonly OptionGroup[] = ['tun-type', 'tun-port', 'tun-nocsum', 'tun-csum', 'tun-remcsum'];

/** The kernel checks thresholds. */
function checkServer({ tunnelType, used }: LineDraft, server: RealServer, service: ServiceKey): Fault | null {
  if (server.method === 'tunnel') return checkTunnel(tunnelType, used);
  if (serverFaults(server, service).includes('other-family-needs-tunnel')) return { reason: 'mixed-family' };
  return used.some((group) => tunnelGroups.includes(group)) ? { reason: 'tunnel-without-ipip' } : null;
}

function settingsOf(draft: LineDraft, flags: number): ServiceSettings {
  const { scheduler, persistent, netmask, family, engine, onePacket } = draft;
  return {
    key: keyOf(draft),
    scheduler: scheduler === '' ? 'wlc' : scheduler,
    flags,
    persistence:
      persistent === null ? null : { timeout: persistent, netmask: netmask ?? wholeNetmask(family ?? 'inet') },
    engine,
    onePacket,
  };
}

/** Direct routing and tunnels do not change the port of a packet, so a server has the port of its service. */
function serverOf(draft: LineDraft): RealServer {
  const { server, method, weight, upper, lower, mark, port } = draft;
  const { address, port: own } = server ?? nowhere;
  const rewritten = mark === 0 && method !== 'masquerade' ? port : own;
  return {
    address,
    port: rewritten,
    method,
    weight,
    upper,
    lower,
    tunnel: method === 'tunnel' ? tunnelOf(draft) : null,
  };
}

function tunnelOf({ tunnelType: type, tunnelPort: port, tunnelChecksum }: LineDraft): Tunnel {
  switch (type) {
    case 'ipip':
      return { type };
    case 'gue':
      return { type, port, checksum: tunnelChecksum };
    case 'gre':
      return { type, checksum: tunnelChecksum === 'csum' ? 'csum' : 'none' };
    default:
      return unreachable(type);
  }
}

/** `-Z` without a service, or with one without address and port. */
function isEverything({ mark, address, port }: LineDraft): boolean {
  return mark === 0 && port === 0 && (address === '0.0.0.0' || address === '::');
}

function refused(fault: Fault): RefusedDraft {
  return { kind: 'refused', fault };
}
