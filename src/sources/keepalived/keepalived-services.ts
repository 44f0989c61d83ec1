import { type Family, familyOf } from '../../domain/address.ts';
import type { Change } from '../../domain/change.ts';
import type { RealServer } from '../../domain/server.ts';
import { type ServiceKey, type ServiceSettings, wholeNetmask } from '../../domain/service.ts';
import type { NoteRule } from '../note-rules.ts';
import type { SourceNote, SourcePosition } from '../table-source.ts';
import type { Drafts, Forwarding, ServerDraft, ServiceDraft, SorryDraft } from './drafts.ts';
import { type Aim, aimsOf } from './aims.ts';

/** A service that keepalived adds to the kernel, with its servers. */
export interface KeepalivedService {
  readonly settings: ServiceSettings;
  readonly place: SourcePosition;
  readonly servers: readonly { readonly server: RealServer; readonly draft: ServerDraft }[];
  readonly sorry: RealServer | null;
  readonly inhibits: boolean;
}

/** Fills in what a configuration leaves open, as keepalived does after reading all of it. */
export function settle(drafts: Drafts): readonly KeepalivedService[] {
  if (drafts.refused) return [];
  return drafts.services.flatMap((service) => new Settling(service, drafts).asked());
}

/** The change that adds a service or a server. */
export function additions({ settings, servers }: KeepalivedService): readonly Change[] {
  const { key } = settings;
  return [
    { kind: 'add-service', service: settings },
    ...servers.map(({ server }): Change => ({ kind: 'add-server', service: key, server })),
  ];
}

const nat: Forwarding = { method: 'masquerade', tunnel: null };

class Settling {
  private readonly service: ServiceDraft;
  private readonly drafts: Drafts;
  private readonly forwarding: Forwarding;

  constructor(service: ServiceDraft, drafts: Drafts) {
    this.service = service;
    this.drafts = drafts;
    this.forwarding = service.forwarding ?? nat;
  }

  asked(): readonly KeepalivedService[] {
    const { service } = this;
    const servers = this.servers();
    if (servers.length === 0) {
      this.say('lost', 'virtual-server-skipped', 'the virtual server has no real servers: keepalived ignores it');
      return [];
    }
    const aims = aimsOf(
      service,
      this.drafts,
      servers.map((each) => ({ ...each, forwarding: this.of(each) })),
    );
    if (typeof aims === 'string') {
      this.say('lost', 'virtual-server-skipped', aims);
      return [];
    }
    this.sayDefaults(aims);
    const timeout = this.timeout(aims);
    return aims.map((aim) => ({
      settings: this.settings(aim, timeout),
      place: aim.place,
      servers: servers.map((draft) => ({ draft, server: this.server(draft, aim) })),
      sorry: service.sorry && this.isUsable(service.sorry, aim) ? this.sorryServer(service.sorry, aim) : null,
      inhibits: service.inhibits,
    }));
  }

  private of(draft: ServerDraft): Forwarding {
    return draft.forwarding ?? this.forwarding;
  }

  /** Without those that are listed twice, or that have another family and no tunnel. */
  private servers(): readonly ServerDraft[] {
    const seen = new Set<string>();
    let family = this.family();
    const kept: ServerDraft[] = [];
    for (const draft of this.service.servers) {
      const own = familyOf(draft.address);
      const isTunnelled = this.of(draft).method === 'tunnel';
      if (family !== null && own !== family && !isTunnelled) {
        const message = `${draft.address} is not of the family of the virtual server: keepalived skips the real server`;
        this.note('lost', 'real-server-skipped', message, draft.place);
        continue;
      }
      if (!isTunnelled) family ??= own;
      const name = `${draft.address} ${draft.port}`;
      if (seen.has(name)) {
        this.note(
          'lost',
          'real-server-skipped',
          `${draft.address} is listed twice: keepalived keeps the first`,
          draft.place,
        );
        continue;
      }
      seen.add(name);
      kept.push(draft);
    }
    return kept;
  }

  private family(): Family | null {
    const { target, family } = this.service;
    if (target.kind !== 'group') return family;
    const members = this.drafts.groups.get(target.name) ?? [];
    const families = new Set(
      members.flatMap((each) => (each.kind === 'addresses' ? each.addresses.slice(0, 1).map(familyOf) : [each.family])),
    );
    families.delete(null);
    return families.size === 1 ? ([...families][0] ?? null) : null;
  }

  private sayDefaults(aims: readonly Aim[]): void {
    const { service } = this;
    if (service.scheduler === null && !service.unknownScheduler)
      this.say('assumed', 'default-taken', 'no lb_algo: keepalived uses wlc');
    if (service.forwarding === null && service.servers.some(({ forwarding }) => !forwarding)) {
      this.say('assumed', 'default-taken', 'no lb_kind: keepalived uses NAT');
    }
    const isMark = aims.every(({ key }) => key.kind === 'fwmark');
    if (service.protocol === null && !isMark) this.say('assumed', 'default-taken', 'no protocol: keepalived uses UDP');
    if (service.protocol !== null && isMark) {
      this.say('wrong', 'setting-without-effect', 'a firewall mark has no protocol: keepalived ignores it');
    }
    const { engine, timeout, netmask, target } = service;
    if (engine !== null && timeout === null && netmask === null) {
      this.say('lost', 'setting-without-effect', 'persistence_engine has no effect without persistence_timeout');
    }
    if (target.kind === 'group' && netmask !== null) {
      this.say('lost', 'granularity-lost-in-group', 'keepalived drops persistence_granularity for a group');
    }
    const total = service.servers.reduce((sum, { weight }) => sum + (weight ?? service.weight), 0);
    if (service.quorum > total) {
      this.say(
        'wrong',
        'quorum-too-high',
        `the quorum ${service.quorum} is above the weight of all servers: keepalived uses ${total}`,
      );
    }
    const quorum = Math.min(service.quorum, total);
    if (service.hysteresis && quorum > 0 && service.hysteresis.value >= quorum) {
      const message = `hysteresis ${service.hysteresis.value} is not below the quorum ${quorum}: keepalived uses ${quorum - 1}`;
      this.note('wrong', 'quorum-too-high', message, service.hysteresis.place);
    }
    if (service.onePacket && !isMark && service.protocol !== null && service.protocol !== 'udp') {
      this.say('lost', 'setting-without-effect', 'ops needs protocol UDP: keepalived ignores it');
    }
  }

  private timeout(aims: readonly Aim[]): number | null {
    const { timeout, netmask } = this.service;
    if (timeout !== null) return timeout;
    if (netmask !== null) return 360;
    if (!aims.some(({ key }) => key.kind !== 'fwmark' && key.port === 0)) return null;
    this.say('assumed', 'persistence-added', 'a service on every port must be persistent: keepalived adds 360 seconds');
    return 360;
  }

  private settings({ key, family }: Aim, timeout: number | null): ServiceSettings {
    const { scheduler, flags, netmask, engine, onePacket, target } = this.service;
    const mask = (target.kind === 'group' ? null : netmask) ?? wholeNetmask(family);
    return {
      key,
      scheduler: scheduler ?? 'wlc',
      flags,
      persistence: timeout === null ? null : { timeout, netmask: mask },
      engine: timeout === null ? null : engine,
      onePacket: onePacket && (key.kind === 'udp' || key.kind === 'fwmark'),
    };
  }

  private server(draft: ServerDraft, { key }: Aim): RealServer {
    const { address, weight, upper, lower, place } = draft;
    const { method, tunnel } = this.of(draft);
    const isOwn = method === 'masquerade' && this.service.target.kind === 'group';
    const port = isOwn ? draft.port : portFor(draft.port, method !== 'masquerade', key);
    if (method !== 'masquerade' && draft.port !== 0 && port !== draft.port && key.kind !== 'fwmark') {
      const message = `${method === 'route' ? 'DR' : 'TUN'} does not change ports: keepalived uses ${port} instead of ${draft.port}`;
      this.note('wrong', 'port-rewritten', message, place);
    }
    if (method !== 'masquerade' && draft.port !== 0 && key.kind === 'fwmark') {
      this.note('wrong', 'port-rewritten', 'a firewall mark has no port: keepalived uses 0 for the real server', place);
    }
    return { address, port, method, weight: weight ?? this.service.weight, upper, lower, tunnel };
  }

  private isUsable({ address, forwarding, place }: SorryDraft, { family }: Aim): boolean {
    if (familyOf(address) === family || (forwarding ?? this.forwarding).method === 'tunnel') return true;
    const message = `${address} is not of the family of the virtual server: keepalived skips the sorry server`;
    this.note('lost', 'real-server-skipped', message, place);
    return false;
  }

  private sorryServer({ address, port, forwarding }: SorryDraft, { key }: Aim): RealServer {
    const { method, tunnel } = forwarding ?? this.forwarding;
    const own = method === 'masquerade' ? port : portFor(port, true, key);
    return { address, port: own, method, weight: 1, upper: 0, lower: 0, tunnel };
  }

  private say(kind: SourceNote['kind'], rule: NoteRule, message: string): void {
    this.note(kind, rule, message, this.service.place);
  }

  private note(kind: SourceNote['kind'], rule: NoteRule, message: string, place: SourcePosition): void {
    this.drafts.notes.push({ kind, rule, message, place });
  }
}

/** Direct routing and tunnels use the port of the service; NAT keeps the server's own port, if there is one. */
function portFor(port: number, isService: boolean, key: ServiceKey): number {
  if (key.kind === 'fwmark') return isService ? 0 : port;
  return isService || port === 0 ? key.port : port;
}
