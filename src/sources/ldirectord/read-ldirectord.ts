import { serverKeyText } from '../../domain/server.ts';
import { type Family, familyOf } from '../../domain/address.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { type ServiceKey, serviceKeyText, wholeNetmask } from '../../domain/service.ts';
import { type Names, noNames } from '../../ipvsadm/names.ts';
import { readFlags } from '../../ipvsadm/read-flags.ts';
import { binaryOf } from '../../syntax/binary.ts';
import { type AskedService, gathered } from '../gather.ts';
import type { NoteRule } from '../note-rules.ts';
import type { SourceFault, SourceNote, SourceServer, TableSource } from '../table-source.ts';
import { parse, type ParsedLdirectord } from './parse-ldirectord.ts';
import { type RealDraft, serverOf, type VirtualDraft } from './virtual.ts';

export interface LdirectordOptions {
  readonly names?: Names;
}

/** Reads an ldirectord.cf: the table that ldirectord 4.12 makes of it while every server is up. */
export function readLdirectord(
  content: Uint8Array,
  { names = noNames }: LdirectordOptions = {},
): Result<TableSource, SourceFault> {
  const zero = content.indexOf(0);
  if (zero >= 0) {
    const line = binaryOf(content.subarray(0, zero)).split('\n').length;
    return failure({ what: 'it is binary: it holds a NUL byte', line });
  }
  const parsed = parse(content, names);
  const notes: SourceNote[] = [];
  const say: Say = (kind, rule, message, place) => notes.push({ kind, rule, message, place });
  if ('message' in parsed) {
    say('lost', 'file-refused', `${parsed.message}: ldirectord loads nothing from this file`, parsed.place);
    return success({ kind: 'ldirectord', table: { services: [] }, services: [], notes });
  }
  const seen = new Set<string>();
  for (const virtual of parsed.virtuals) {
    const name = serviceKeyText(keyOf(virtual));
    if (seen.has(name)) {
      say('lost', 'file-refused', `${name} is defined twice: ldirectord loads nothing from this file`, virtual.place);
      return success({ kind: 'ldirectord', table: { services: [] }, services: [], notes });
    }
    seen.add(name);
  }
  const lasts = new Map(parsed.virtuals.flatMap((virtual) => virtual.reals.map((real) => [nameOf(real), virtual])));
  const isLast: IsLast = (real, virtual) => lasts.get(nameOf(real)) === virtual;
  const asked = parsed.virtuals.flatMap((virtual) => askedOf(virtual, parsed, isLast, say) ?? []);
  return success({ kind: 'ldirectord', ...gathered(asked, notes), notes });
}

function keyOf({ target, protocol }: VirtualDraft): ServiceKey {
  if ('mark' in target) return { kind: 'fwmark', mark: target.mark, family: target.isIpv6 ? 'inet6' : 'inet' };
  return { kind: protocol, address: target.address, port: target.port };
}

type Say = (kind: SourceNote['kind'], rule: NoteRule, message: string, place: SourceNote['place']) => void;

/** Whether no later virtual has the same real server: at its start ldirectord takes each of them down and up once, there. */
type IsLast = (real: RealDraft, virtual: VirtualDraft) => boolean;

function nameOf({ address, port }: RealDraft): string {
  return `${address} ${port ?? 0}`;
}

function askedOf(
  virtual: VirtualDraft,
  { quiescent, fallback }: ParsedLdirectord,
  isLast: IsLast,
  say: Say,
): AskedService | null {
  const key = keyOf(virtual);
  const { place, netmask } = virtual;
  const family: Family = key.kind === 'fwmark' ? key.family : familyOf(key.address);
  const timeout = virtual.persistent === null ? null : Number(virtual.persistent);
  if (timeout !== null && (timeout < 1 || timeout > 2678400)) {
    say(
      'lost',
      'persistence-out-of-range',
      `persistent ${timeout} is not from 1 to 2678400: ipvsadm refuses the service`,
      place,
    );
    return null;
  }
  if (key.kind === 'fwmark' && (key.mark < 1 || key.mark > 4294967295)) {
    say('lost', 'virtual-server-skipped', `${key.mark} is not a firewall mark: ipvsadm refuses the service`, place);
    return null;
  }
  if (timeout === null && netmask !== null)
    say('wrong', 'setting-without-effect', 'netmask has no effect without persistent', place);
  if (virtual.onePacket && key.kind === 'tcp')
    say('wrong', 'setting-without-effect', 'ops has no effect on TCP', place);
  const flags = readFlags(virtual.flags, virtual.scheduler);
  if (flags.kind !== 'flags') {
    say('lost', 'virtual-server-skipped', `schedflags ${virtual.flags} is unknown: ipvsadm refuses the service`, place);
    return null;
  }
  const port = key.kind === 'fwmark' ? null : key.port;
  const isQuiescent = virtual.quiescent ?? quiescent;
  const isOff = virtual.check === 'off';
  const isOn = virtual.check === 'on' || (virtual.check === 'negotiate' && virtual.service === 'none');
  const servers = virtual.reals.map((real): SourceServer => {
    const checked = isOn ? 'never' : isQuiescent ? 'quiesced' : 'removed';
    const server = serverOf(real, port, 0);
    const isIdle = isOff || (isQuiescent && isMoved(real, port) && isLast(real, virtual));
    return {
      server: isIdle ? { ...server, weight: 0 } : server,
      place: real.place,
      checked: isIdle ? 'never' : checked,
    };
  });
  if (isOff && !isQuiescent && servers.length > 0) {
    say('lost', 'check-keeps-server-out', 'checktype=off: ldirectord adds none of the real servers', place);
  }
  if (isOff && isQuiescent)
    say('wrong', 'check-keeps-server-out', 'checktype=off: ldirectord adds the real servers at weight 0', place);
  const own = virtual.fallback ?? (key.kind === 'fwmark' ? null : fallback);
  const sorry = own && serverOf(own, port, port ?? 0);
  if (sorry && servers.some(({ server }) => serverKeyText(server) === serverKeyText(sorry))) {
    say('wrong', 'sorry-server-is-real-server', `the fallback ${serverKeyText(sorry)} is also a real server`, place);
  }
  if (isOn && servers.length > 0) {
    const word = virtual.check === 'on' ? 'checktype=on' : 'service=none';
    say('wrong', 'real-server-without-checker', `${word}: ldirectord checks nothing and removes no server`, place);
  }
  for (const real of firstOfLines(virtual.reals.filter((each) => isMoved(each, port)))) {
    const word = real.method === 'route' ? 'gate' : 'ipip';
    if (isQuiescent && !isOff) {
      const asked = real.port === null ? 'no port is given' : `port ${real.port} is given`;
      const [kind, never] = isLast(real, virtual)
        ? (['lost', 'ldirectord never raises the weight from 0'] as const)
        : (['wrong', 'ldirectord does not raise the weight again once a check has failed'] as const);
      const message = `${asked}, and ${word} uses port ${port}: with quiescent=yes ${never}; give port ${port}`;
      say(kind, 'check-keeps-server-out', message, real.place);
    } else if (real.port !== null) {
      const message = `${word} does not change ports: ldirectord uses ${port} in place of ${real.port}`;
      say('wrong', 'port-rewritten', message, real.place);
    }
  }
  if ('mark' in virtual.target && virtual.target.cut !== undefined) {
    const message = `'${virtual.target.cut}' has no port: ldirectord uses ${virtual.target.mark} as a firewall mark`;
    say('lost', 'address-taken-as-mark', message, place);
  }
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
    servers: isOff && !isQuiescent ? [] : servers,
    sorry,
  };
}

/**
 * Whether the server gets the port of the virtual instead of its own. ldirectord looks for its own in the table: it does not
 * find a server there that it has quiesced, and adding the same one again fails.
 */
function isMoved({ method, port }: RealDraft, virtualPort: number | null): boolean {
  return method !== 'masquerade' && virtualPort !== null && (port ?? 0) !== virtualPort;
}

/** One for each line: those of a range share theirs. */
function firstOfLines(reals: readonly RealDraft[]): readonly RealDraft[] {
  return [...new Map([...reals].reverse().map((real) => [real.place.line, real] as const)).values()].reverse();
}
