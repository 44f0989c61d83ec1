import { readIpv4 } from '../../ipvsadm/inet.ts';
import type { Names } from '../../ipvsadm/names.ts';
import { binaryOf, textOf } from '../../syntax/binary.ts';
import { linePlace } from '../line-places.ts';
import type { SourcePosition } from '../table-source.ts';
import { endpointOf, rangeOf, unknownName } from './endpoints.ts';
import { type FallbackDraft, methods, type RealDraft, type VirtualDraft } from './virtual.ts';
import { globalWords, virtualWords, yesOrNo } from './ldirectord-words.ts';
import { optionsOf } from './real-options.ts';
import { valueRefused } from './setting-values.ts';

export interface ParsedLdirectord {
  readonly virtuals: readonly VirtualDraft[];
  readonly quiescent: boolean;
  readonly fallback: FallbackDraft | null;
}

/** Why ldirectord loads nothing from a file: it stops at the first fault. */
export interface LdirectordRefusal {
  readonly message: string;
  readonly place: SourcePosition;
}

/** Reads the lines of an ldirectord.cf. */
export function parse(content: Uint8Array, names: Names): ParsedLdirectord | LdirectordRefusal {
  const reader = new Reader(names);
  let start = 0;
  for (const [index, raw] of binaryOf(content).split('\n').entries()) {
    const place = linePlace(raw, index + 1, start);
    start += raw.length + 1;
    const wrong = reader.line(textOf(raw).replace(/\r$/, ''), place);
    if (wrong !== null) return { message: wrong, place };
  }
  return reader.parsed();
}

class Reader {
  private readonly virtuals: VirtualDraft[] = [];
  private current: VirtualDraft | null = null;
  private quiescent = false;
  private fallback: FallbackDraft | null = null;
  private readonly names: Names;

  constructor(names: Names) {
    this.names = names;
  }

  parsed(): ParsedLdirectord {
    return { virtuals: this.virtuals, quiescent: this.quiescent, fallback: this.fallback };
  }

  /** Null, or what is wrong with the line. */
  line(text: string, place: SourcePosition): string | null {
    if (/^\s*#/.test(text)) return null;
    if (/^\s*$/.test(text)) {
      this.current = null;
      return null;
    }
    if (/^(?: {4,}|\t)/.test(text)) return this.setting(text.trim(), place);
    const [, six, value = ''] = /^virtual(6?)\s*=\s*(.*)$/.exec(text) ?? [];
    if (six !== undefined) return this.virtual(value.replace(/\s*#.*$/, '').trim(), six === '6', place);
    return this.global(text);
  }

  private global(text: string): string | null {
    const [, word = '', value = ''] = /^(\w+)\s*=\s*(.*)$/.exec(text) ?? [];
    if (!globalWords.has(word)) return `'${text.trim()}' is not a command of ldirectord`;
    if (yesOrNo.has(word) && !/^(?:yes|no)$/.test(value)) return `${word} must be yes or no, with nothing after it`;
    const refused = valueRefused(word, value);
    if (refused !== null) return refused;
    if (word === 'quiescent') this.quiescent = value === 'yes';
    if (word === 'fallback' || word === 'fallback6') {
      const fallback = this.fallbackOf(value);
      if (typeof fallback === 'string') return fallback;
      this.fallback = fallback;
    }
    return null;
  }

  private virtual(value: string, isIpv6: boolean, place: SourcePosition): string | null {
    const target = this.targetOf(value, isIpv6);
    if (target === null) return unknownName(value, 'tcp', this.names) ?? `'${value}' is not a virtual server`;
    const isDns = 'port' in target && target.port === 53;
    const virtual: VirtualDraft = {
      target,
      place,
      protocol: isDns ? 'udp' : 'tcp',
      scheduler: 'wrr',
      persistent: null,
      netmask: null,
      flags: '',
      onePacket: false,
      check: 'negotiate',
      service: null,
      quiescent: null,
      fallback: null,
      reals: [],
    };
    this.virtuals.push(virtual);
    this.current = virtual;
    return null;
  }

  /** A number without a port is a mark; so is the first number of an address without a port. */
  private targetOf(value: string, isIpv6: boolean): VirtualDraft['target'] | null {
    const endpoint = endpointOf(value, 'tcp', this.names) ?? endpointOf(value, 'udp', this.names);
    if (endpoint && endpoint.port !== null) return { address: endpoint.address, port: endpoint.port };
    const [number] = /^[0-9]+/.exec(value) ?? [];
    return number === undefined || value.includes(':')
      ? null
      : { mark: Number(number), isIpv6, ...(value.includes('.') && { cut: value }) };
  }

  private setting(text: string, place: SourcePosition): string | null {
    const virtual = this.current;
    if (!virtual) return `'${text}' belongs to no virtual: a blank line ends a virtual`;
    const [, word = '', raw = ''] = /^(\w+)\s*=\s*(.*)$/.exec(text) ?? [];
    if (!virtualWords.has(word)) return `'${text}' is not a command of ldirectord`;
    const value = raw.replace(/\s*#.*$/, '').trim();
    if (yesOrNo.has(word) && !/^(?:yes|no)$/.test(value)) return `${word} must be yes or no`;
    const refused = valueRefused(word, value) ?? familyRefused(virtual, word);
    if (refused !== null) return refused;
    switch (word) {
      case 'real':
      case 'real6':
        return this.real(virtual, value, place);
      case 'protocol':
        return this.protocol(virtual, value);
      case 'scheduler':
        virtual.scheduler = /[a-z]+/.exec(value)?.[0] ?? virtual.scheduler;
        return /[a-z]/.test(value) ? null : 'scheduler needs a name in lower case';
      case 'persistent':
        virtual.persistent = /[0-9]+/.exec(value)?.[0] ?? null;
        return virtual.persistent === null ? `persistent '${value}' is not a number of seconds` : null;
      case 'netmask':
        virtual.netmask = netmaskOf(virtual, value);
        return virtual.netmask === null ? netmaskRefused(virtual, value) : null;
      case 'schedflags':
        virtual.flags = value;
        return null;
      case 'ops':
        virtual.onePacket = value === 'yes';
        return null;
      case 'checktype':
        virtual.check = value;
        return /^(?:connect|negotiate|ping|external|external-perl|off|on|.*[0-9].*)$/.test(value)
          ? null
          : `checktype '${value}' is not known`;
      case 'service':
        virtual.service = value;
        return null;
      case 'quiescent':
        virtual.quiescent = value === 'yes';
        return null;
      case 'fallback':
      case 'fallback6': {
        const fallback = this.fallbackOf(value);
        if (typeof fallback === 'string') return fallback;
        virtual.fallback = fallback;
        return null;
      }
      default:
        return null;
    }
  }

  private protocol(virtual: VirtualDraft, value: string): string | null {
    const isMark = 'mark' in virtual.target;
    if (isMark) return value === 'fwm' ? null : 'the protocol of a firewall mark must be fwm';
    if (value !== 'tcp' && value !== 'udp') return `protocol '${value}' is not tcp or udp`;
    virtual.protocol = value;
    return null;
  }

  private real(virtual: VirtualDraft, value: string, place: SourcePosition): string | null {
    const [, where = '', word = '', rest = ''] = /^(\S+)\s+(\w+)(.*)$/.exec(value) ?? [];
    const method = methods[word];
    if (!method) return 'the forwarding method of a real server must be gate, masq or ipip';
    const [, first = where, last] = /^(.*?)->(.*)$/.exec(where) ?? [];
    const end = endpointOf(last ?? first, virtual.protocol, this.names);
    const start = last === undefined ? end : endpointOf(first, virtual.protocol, this.names);
    if (!start || !end) {
      const unknown = [first, last ?? first].map((each) => unknownName(each, virtual.protocol, this.names));
      return unknown.find((each) => each !== null) ?? `'${where}' is not a real server`;
    }
    const addresses = last === undefined ? [end.address] : rangeOf(start.address, end.address);
    if (!addresses) return `the range '${where}' does not ascend`;
    if ([start, end].some((each) => each.address.includes(':') !== isIpv6(virtual))) {
      return `'${where}' is not of the family of the virtual`;
    }
    const { weight, lower, upper, unread } = optionsOf(rest);
    if (unread !== '') return `'${unread}' is not part of a real server`;
    for (const address of addresses) {
      const real: RealDraft = {
        address,
        port: end.port,
        method,
        weight: Number(weight),
        upper: Number(upper),
        lower: Number(lower),
        place,
      };
      const known = virtual.reals.findIndex((each) => each.address === address && each.port === end.port);
      if (known >= 0) virtual.reals[known] = real;
      else virtual.reals.push(real);
    }
    return null;
  }

  private fallbackOf(value: string): FallbackDraft | string {
    const [where = '', word = 'gate'] = value
      .replace(/\s*#.*$/, '')
      .trim()
      .split(/\s+/);
    const endpoint = endpointOf(where, 'tcp', this.names);
    const method = methods[word];
    if (!endpoint) return unknownName(where, 'tcp', this.names) ?? `'${where}' is not a fallback server`;
    return method ? { ...endpoint, method } : 'the forwarding method of a fallback must be gate, masq or ipip';
  }
}

function isIpv6({ target }: VirtualDraft): boolean {
  return 'mark' in target ? target.isIpv6 : target.address.includes(':');
}

/** `real6` and `fallback6` belong to `virtual6`, `real` and `fallback` to `virtual`. */
function familyRefused(virtual: VirtualDraft, word: string): string | null {
  const [, name] = /^(real|fallback)6?$/.exec(word) ?? [];
  const wanted = `${name ?? ''}${isIpv6(virtual) ? '6' : ''}`;
  return name === undefined || word === wanted ? null : `${word} is not for this virtual: write ${wanted}`;
}

function netmaskRefused(virtual: VirtualDraft, value: string): string {
  return `netmask '${value}' is not ${isIpv6(virtual) ? 'a length from 1 to 128' : 'a netmask such as 255.255.255.0'}`;
}

function netmaskOf(virtual: VirtualDraft, value: string): string | number | null {
  if (isIpv6(virtual))
    return /^[0-9]{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 128 ? Number(value) : null;
  return /^[0-9]+(?:\.[0-9]+){3}$/.test(value) ? readIpv4(value) : null;
}
