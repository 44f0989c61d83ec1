import { type Family, familyOf } from '../domain/address.ts';
import type { FirewallChain, FirewallMatch, FirewallRule } from '../domain/host/firewall.ts';
import { isInNetwork, readNetwork } from '../domain/network.ts';

/** The first packet of a connection, as far as it is known; what is absent may be anything. */
export interface FilteredPacket {
  readonly family: Family;
  /** `tcp`, or the number of a protocol without a usual name. */
  readonly protocol: readonly string[];
  readonly source?: string;
  readonly destination?: string;
  readonly sourcePort?: number;
  readonly port?: number;
  /** The device by which it comes in. */
  readonly device?: string;
  readonly outDevice?: string;
  /** `new`, `established`, ... as connection tracking calls it. */
  readonly state: string;
}

/** A rule, or the policy of a chain, that decides about a packet. */
export interface FirewallFate {
  readonly verdict: 'drop' | 'translate' | 'masquerade';
  readonly evidence: string;
}

/** What certainly happens to a packet in the chains of a hook; null if it passes, or if that is not certain. */
export function fateOf(packet: FilteredPacket, hook: string, chains: readonly FirewallChain[]): FirewallFate | null {
  for (const chain of chains) {
    if (chain.hook !== hook || (chain.family ?? packet.family) !== packet.family) continue;
    const walk = new Walk(packet, chains);
    const end = walk.through(chain, 0);
    if (walk.isDoubtful || end === 'accept') continue;
    if (end !== null) return end;
    if (chain.policy === 'drop') return { verdict: 'drop', evidence: `${placeOf(chain)}: policy drop` };
  }
  return null;
}

/** As deep as any kernel lets chains jump. */
const deepest = 16;

class Walk {
  /** A rule that may have accepted the packet was passed. */
  isDoubtful = false;

  private readonly packet: FilteredPacket;
  private readonly chains: readonly FirewallChain[];

  constructor(packet: FilteredPacket, chains: readonly FirewallChain[]) {
    this.packet = packet;
    this.chains = chains;
  }

  /** Null if the packet leaves the chain at its end. */
  through(chain: FirewallChain, depth: number): FirewallFate | 'accept' | null {
    for (const rule of chain.rules) {
      const isMet = matches(rule, this.packet);
      if (isMet === false) continue;
      if (isMet === null || rule.verdict === 'unknown') {
        if (['accept', 'return', 'jump', 'goto', 'unknown'].includes(rule.verdict)) this.isDoubtful = true;
        continue;
      }
      switch (rule.verdict) {
        case 'accept':
          return 'accept';
        case 'return':
          return null;
        case 'drop':
        case 'translate':
        case 'masquerade':
          return { verdict: rule.verdict, evidence: `${placeOf(chain)}: ${rule.text}` };
        case 'jump':
        case 'goto': {
          const end = this.into(chain, rule, depth);
          if (end !== null || rule.verdict === 'goto') return end;
          break;
        }
        default:
          break;
      }
    }
    return null;
  }

  private into(chain: FirewallChain, { target }: FirewallRule, depth: number): FirewallFate | 'accept' | null {
    const { program, family, table } = chain;
    const next = this.chains.find(
      (each) => each.program === program && each.family === family && each.table === table && each.name === target,
    );
    if (next !== undefined && depth < deepest) return this.through(next, depth + 1);
    this.isDoubtful = true;
    return null;
  }
}

function placeOf({ program, family, table, name }: FirewallChain): string {
  if (program === 'nft') return `nft, table ${table}, chain ${name}`;
  return `${family === 'inet6' ? 'ip6tables' : 'iptables'} -t ${table}, chain ${name}`;
}

/** Null if it depends on what is not known of the packet. */
function matches({ matches: all }: FirewallRule, packet: FilteredPacket): boolean | null {
  const met = all.map((match) => meets(match, packet));
  if (met.includes(false)) return false;
  return met.includes(null) ? null : true;
}

function meets({ field, values, isNot }: FirewallMatch, packet: FilteredPacket): boolean | null {
  if (field === 'other') return null;
  const found = isAmong(field, values, packet);
  return found === null ? null : found !== isNot;
}

function isAmong(
  field: Exclude<FirewallMatch['field'], 'other'>,
  values: readonly string[],
  packet: FilteredPacket,
): boolean | null {
  switch (field) {
    case 'protocol':
      return values.some((value) => packet.protocol.includes(value) || value === 'all');
    case 'state':
      return values.includes(packet.state);
    case 'source':
    case 'destination': {
      const address = packet[field];
      return address === undefined ? null : values.some((value) => isAddress(address, value));
    }
    case 'sourcePort':
    case 'port': {
      const port = packet[field];
      return port === undefined ? null : values.some((value) => isPort(port, value));
    }
    case 'device':
    case 'outDevice': {
      const device = packet[field];
      return device === undefined ? null : values.some((value) => isDevice(device, value));
    }
    default:
      return null;
  }
}

function isAddress(address: string, value: string): boolean {
  const [from = '', to] = value.split('-');
  // A range of addresses is rare, and compared as text of one family it would mislead.
  if (to !== undefined) return from === address || to === address;
  const network = readNetwork(value);
  return network !== null && familyOf(address) === familyOf(from.split('/')[0] ?? '') && isInNetwork(address, network);
}

function isPort(port: number, value: string): boolean {
  const [from = value, to = from] = value.split('-');
  const services: Readonly<Record<string, number>> = { http: 80, https: 443, domain: 53, ftp: 21, ssh: 22 };
  const [first, last] = [from, to].map((text) => services[text] ?? Number(text));
  return first !== undefined && last !== undefined && port >= first && port <= last;
}

/** `eth+` and `eth*` are all devices whose names begin so. */
function isDevice(device: string, value: string): boolean {
  const plain = value.replaceAll('"', '');
  return /[+*]$/.test(plain) ? device.startsWith(plain.slice(0, -1)) : device === plain;
}
