import { serverKeyText } from '../../domain/server.ts';
import { type Family, familyOf } from '../../domain/address.ts';
import { isWithin, limits, limitText } from '../../domain/limits.ts';
import { type ServiceKey, wholeNetmask } from '../../domain/service.ts';
import { readFlags } from '../../ipvsadm/read-flags.ts';
import type { AskedService } from '../gather.ts';
import type { NoteRule } from '../note-rules.ts';
import type { SourceNote, SourceServer } from '../table-source.ts';
import type { ParsedLdirectord } from './parse-ldirectord.ts';
import { type RealDraft, serverOf, type VirtualDraft } from './virtual.ts';

export type Say = (kind: SourceNote['kind'], rule: NoteRule, message: string, place: SourceNote['place']) => void;

/** Whether no later virtual has the same real server: at its start ldirectord takes each of them down and up once, there. */
export type IsLast = (real: RealDraft, virtual: VirtualDraft) => boolean;

/** The service that ldirectord asks for; null if ipvsadm refuses it. */
export function askedOf(
  virtual: VirtualDraft,
  { quiescent, fallback }: ParsedLdirectord,
  isLast: IsLast,
  say: Say,
): AskedService | null {
  const { place, netmask } = virtual;
  const key = keyOf(virtual);
  const timeout = virtual.persistent === null ? null : Number(virtual.persistent);
  const flags = readFlags(virtual.flags, virtual.scheduler);
  const refused = refusalOf(virtual, key, timeout, flags);
  if (refused) say('lost', refused.rule, `${refused.what}: ipvsadm refuses the service`, place);
  if (refused || flags.kind !== 'flags') return null;
  if (timeout === null && netmask !== null)
    say('wrong', 'setting-without-effect', 'netmask has no effect without persistent', place);
  if (virtual.onePacket && key.kind === 'tcp')
    say('wrong', 'setting-without-effect', 'ops has no effect on TCP', place);
  const pool: Pool = {
    virtual,
    port: key.kind === 'fwmark' ? null : key.port,
    isQuiescent: virtual.quiescent ?? quiescent,
    isOff: virtual.check === 'off',
    isOn: virtual.check === 'on' || (virtual.check === 'negotiate' && virtual.service === 'none'),
    isLast,
  };
  const servers = serversOf(pool);
  const own = virtual.fallback ?? (key.kind === 'fwmark' ? null : fallback);
  const sorry = own && serverOf(own, pool.port, pool.port ?? 0);
  noteChecks(pool, sorry, servers, say);
  for (const real of firstOfLines(virtual.reals.filter((each) => isMoved(each, pool.port)))) notePort(real, pool, say);
  if ('mark' in virtual.target && virtual.target.cut !== undefined) {
    const message = `'${virtual.target.cut}' has no port: ldirectord uses ${virtual.target.mark} as a firewall mark`;
    say('lost', 'address-taken-as-mark', message, place);
  }
  const family: Family = key.kind === 'fwmark' ? key.family : familyOf(key.address);
  return {
    settings: {
      key,
      scheduler: virtual.scheduler,
      flags: flags.flags,
      persistence: timeout === null ? null : { timeout, netmask: netmask ?? wholeNetmask(family) },
      engine: null,
      onePacket: virtual.onePacket && key.kind !== 'tcp',
    },
    place,
    servers: pool.isOff && !pool.isQuiescent ? [] : servers,
    sorry,
  };
}

/** Why ipvsadm refuses the service of a virtual. */
function refusalOf(
  virtual: VirtualDraft,
  key: ServiceKey,
  timeout: number | null,
  flags: ReturnType<typeof readFlags>,
): { readonly rule: NoteRule; readonly what: string } | null {
  if (timeout !== null && !isWithin(timeout, limits.persistence)) {
    return { rule: 'persistence-out-of-range', what: `persistent ${timeout} is not ${limitText(limits.persistence)}` };
  }
  if (key.kind === 'fwmark' && !isWithin(key.mark, limits.fwmark)) {
    return { rule: 'virtual-server-skipped', what: `${key.mark} is not a firewall mark` };
  }
  if (flags.kind === 'flags') return null;
  return { rule: 'virtual-server-skipped', what: `schedflags ${virtual.flags} is unknown` };
}

/** The real servers of a virtual, and how ldirectord treats them. */
interface Pool {
  readonly virtual: VirtualDraft;
  /** Null for a firewall mark. */
  readonly port: number | null;
  /** Failed servers get weight 0 instead of being removed. */
  readonly isQuiescent: boolean;
  /** Without checks, every server counts as down, or as up. */
  readonly isOff: boolean;
  readonly isOn: boolean;
  readonly isLast: IsLast;
}

function serversOf({ virtual, port, isQuiescent, isOff, isOn, isLast }: Pool): readonly SourceServer[] {
  const checked = isOn ? 'never' : isQuiescent ? 'quiesced' : 'removed';
  return virtual.reals.map((real): SourceServer => {
    const server = serverOf(real, port, 0);
    const isIdle = isOff || (isQuiescent && isMoved(real, port) && isLast(real, virtual));
    return {
      server: isIdle ? { ...server, weight: 0 } : server,
      place: real.place,
      checked: isIdle ? 'never' : checked,
    };
  });
}

/** What the checks of a virtual do to its servers. */
function noteChecks(
  { virtual, isQuiescent, isOff, isOn }: Pool,
  sorry: AskedService['sorry'],
  servers: readonly SourceServer[],
  say: Say,
): void {
  const { place } = virtual;
  if (isOff && !isQuiescent && servers.length > 0) {
    say('lost', 'check-keeps-server-out', 'checktype=off: ldirectord adds none of the real servers', place);
  }
  if (isOff && isQuiescent)
    say('wrong', 'check-keeps-server-out', 'checktype=off: ldirectord adds the real servers at weight 0', place);
  if (sorry && servers.some(({ server }) => serverKeyText(server) === serverKeyText(sorry))) {
    say('wrong', 'sorry-server-is-real-server', `the fallback ${serverKeyText(sorry)} is also a real server`, place);
  }
  if (isOn && servers.length > 0) {
    const word = virtual.check === 'on' ? 'checktype=on' : 'service=none';
    say('wrong', 'real-server-without-checker', `${word}: ldirectord checks nothing and removes no server`, place);
  }
}

/** What becomes of a server whose own port is replaced by that of the virtual. */
function notePort(real: RealDraft, { virtual, port, isQuiescent, isOff, isLast }: Pool, say: Say): void {
  const word = real.method === 'route' ? 'gate' : 'ipip';
  if (isQuiescent && !isOff) {
    const asked = real.port === null ? 'no port is given' : `port ${real.port} is given`;
    const [kind, never] = isLast(real, virtual)
      ? (['lost', 'ldirectord never raises the weight from 0'] as const)
      : (['wrong', 'ldirectord does not raise the weight again once a check has failed'] as const);
    const message = `${asked}, and ${word} uses port ${port}: with quiescent=yes ${never}; give port ${port}`;
    say(kind, 'check-keeps-server-out', message, real.place);
  } else if (real.port !== null) {
    const message = `${word} does not change ports: ldirectord uses ${port} instead of ${real.port}`;
    say('wrong', 'port-rewritten', message, real.place);
  }
}

/**
 * Whether the server gets the port of the virtual service instead of its own. ldirectord looks in the table for the server's
 * own port, so it does not find a server that it has quiesced, and adding the same server again fails.
 */
function isMoved({ method, port }: RealDraft, virtualPort: number | null): boolean {
  return method !== 'masquerade' && virtualPort !== null && (port ?? 0) !== virtualPort;
}

/** One for each line: those of a range share theirs. */
function firstOfLines(reals: readonly RealDraft[]): readonly RealDraft[] {
  return [...new Map([...reals].reverse().map((real) => [real.place.line, real] as const)).values()].reverse();
}

export function keyOf({ target, protocol }: VirtualDraft): ServiceKey {
  if ('mark' in target) return { kind: 'fwmark', mark: target.mark, family: target.isIpv6 ? 'inet6' : 'inet' };
  return { kind: protocol, address: target.address, port: target.port };
}
