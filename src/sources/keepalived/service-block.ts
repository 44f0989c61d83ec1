import { defaultPersistence, limits, limitText } from '../../domain/limits.ts';
import { hint } from '../../domain/nearest.ts';
import { familyOf } from '../../domain/address.ts';
import type { Protocol } from '../../domain/service.ts';
import { readIpv4 } from '../../ipvsadm/inet.ts';
import type { NoteRule } from '../note-rules.ts';
import type { SourceNote } from '../table-source.ts';
import type { ConfLine } from './conf-line.ts';
import type { ServiceDraft, KeepalivedTarget } from './drafts.ts';
import { forwardingOf } from './forwarding.ts';
import { isDpvs } from './dpvs.ts';
import { addressOf, leadingNumber, numberOf, portOf } from './keepalived-numbers.ts';

/** The schedulers that keepalived 2.2.7 knows. */
const schedulers: ReadonlySet<string> = new Set('rr wrr lc wlc lblc sh mh dh fo ovf lblcr sed nq twos'.split(' '));

/** Begins a `virtual_server` block; null, with a note, where keepalived skips it. */
export function beginService({ words, place }: ConfLine, notes: SourceNote[]): ServiceDraft | null {
  const target = targetOf(words);
  if (typeof target === 'string') {
    notes.push({
      kind: 'lost',
      rule: 'virtual-server-skipped',
      message: `${target}: keepalived skips the virtual server`,
      place,
    });
    return null;
  }
  return {
    target,
    place,
    family: target.kind === 'address' ? familyOf(target.address) : null,
    protocol: null,
    scheduler: null,
    unknownScheduler: false,
    flags: 0,
    onePacket: false,
    forwarding: null,
    timeout: null,
    netmask: null,
    engine: null,
    weight: 1,
    inhibits: false,
    quorum: 1,
    sorry: null,
    servers: [],
  };
}

function targetOf([, first = '', second]: readonly string[]): KeepalivedTarget | string {
  if (first === 'group')
    return second === undefined || second === '{' ? 'the group has no name' : { kind: 'group', name: second };
  if (first === 'fwmark') {
    const mark = numberOf(second, limits.fwmark.least, limits.fwmark.most);
    return mark === null ? `'${second ?? ''}' is not a firewall mark` : { kind: 'mark', mark };
  }
  const address = addressOf(first);
  const port = portOf(second);
  if (address === null) return `'${first}' is not an address`;
  return port === null ? `'${second ?? ''}' is not a port` : { kind: 'address', address, port };
}

/** Reads a line of a `virtual_server` block. */
export function serviceSetting(service: ServiceDraft, { words, place }: ConfLine, notes: SourceNote[]): void {
  const [word = '', value = ''] = words;
  const say = (kind: SourceNote['kind'], rule: NoteRule, message: string) => notes.push({ kind, rule, message, place });
  const ignored = (message: string) => say('lost', 'bad-value', `${message}: keepalived ignores the line`);
  switch (word) {
    case 'lb_algo':
    case 'lvs_sched':
      if (schedulers.has(value)) service.scheduler = value;
      else {
        say('lost', 'unknown-lb-algo', schedulerUnknown(value, service.scheduler));
        service.unknownScheduler = true;
      }
      return;
    case 'lb_kind':
    case 'lvs_method': {
      const { forwarding, wrong } = forwardingOf(words.slice(1));
      if (wrong !== undefined) say('lost', isDpvs(value) ? 'other-dialect' : 'bad-value', wrong);
      if (forwarding) service.forwarding = forwarding;
      return;
    }
    case 'protocol': {
      const protocol = value.toLowerCase();
      if (isProtocol(protocol)) service.protocol = protocol;
      else ignored(`'${value}' is not TCP, UDP or SCTP`);
      return;
    }
    case 'ip_family':
      if (value !== 'inet' && value !== 'inet6') ignored(`'${value}' is not inet or inet6`);
      else if (service.family !== null && service.family !== value)
        ignored(`the address family is already ${service.family}`);
      else service.family = value;
      return;
    case 'persistence_timeout': {
      const timeout =
        words.length === 1 ? defaultPersistence : numberOf(value, limits.persistence.least, limits.persistence.most);
      if (timeout === null) {
        const left =
          service.timeout === null ? 'this does not make the service persistent' : `it stays ${service.timeout}`;
        const what = `persistence_timeout '${value}' is not a number ${limitText(limits.persistence)}: keepalived ignores the line`;
        say('lost', 'persistence-out-of-range', `${what}, and ${left}`);
      } else service.timeout = timeout;
      return;
    }
    case 'persistence_granularity':
      granularity(service, value, ignored);
      return;
    case 'persistence_engine':
      service.engine = value;
      return;
    case 'flag-1':
    case 'flag-2':
    case 'flag-3':
      service.flags |= { 'flag-1': 1, 'flag-2': 2, 'flag-3': 4 }[word];
      return;
    case 'sh-fallback':
    case 'sh-port':
    case 'mh-fallback':
    case 'mh-port':
      if (service.scheduler !== word.slice(0, 2)) ignored(`${word} needs lb_algo ${word.slice(0, 2)} above it`);
      else service.flags |= word.endsWith('port') ? 2 : 1;
      return;
    case 'ops':
      service.onePacket = true;
      return;
    case 'hashed':
      say('note', 'setting-without-effect', 'hashed has no effect');
      return;
    case 'weight': {
      const weight = numberOf(value, 1, 2147483647);
      if (weight === null) ignored(`weight '${value}' is not a number from 1 to 2147483647`);
      else service.weight = weight;
      return;
    }
    case 'inhibit_on_failure':
      service.inhibits = isOn(words);
      return;
    case 'quorum': {
      const quorum = numberOf(value, 1, 4294967295);
      if (quorum === null) say('wrong', 'bad-value', `quorum '${value}' is not a number from 1: keepalived uses 1`);
      service.quorum = quorum ?? 1;
      return;
    }
    case 'sorry_server':
    case 'sorry_server_inhibit':
    case 'sorry_server_lvs_method':
      sorry(service, { words, place }, ignored);
      return;
    default:
  }
}

/** What keepalived does with an unknown scheduler: it uses the last valid one, or wlc if there is none. */
function schedulerUnknown(word: string, before: string | null): string {
  const meant = schedulers.has(word.toLowerCase())
    ? `; did you mean '${word.toLowerCase()}'?`
    : hint(word, [...schedulers]);
  return `'${word}' is not a scheduler that keepalived knows: it uses ${before ?? 'wlc'}${meant}`;
}

function isOn([, value]: readonly string[]): boolean {
  return !/^(?:off|no|false)$/.test(value ?? 'on');
}

function isProtocol(word: string): word is Protocol {
  return word === 'tcp' || word === 'udp' || word === 'sctp';
}

function granularity(service: ServiceDraft, value: string, ignored: (message: string) => void): void {
  const isIpv6 = service.family === null ? !value.includes('.') : service.family === 'inet6';
  const netmask = isIpv6 ? numberOf(value, 1, 128) : /^[0-9.]+$/.test(value) ? readIpv4(value) : null;
  if (netmask === null) {
    ignored(`persistence_granularity '${value}' is not ${isIpv6 ? 'a length from 1 to 128' : 'an IPv4 netmask'}`);
    return;
  }
  if (service.target.kind === 'mark') service.family ??= isIpv6 ? 'inet6' : 'inet';
  service.netmask = netmask;
}

/** `sorry_server` freezes the method that is set above it. */
function sorry(service: ServiceDraft, { words, place }: ConfLine, ignored: (message: string) => void): void {
  const [word, value = '', second] = words;
  if (word === 'sorry_server') {
    const address = addressOf(value);
    const port = portOf(second);
    if (address === null || port === null) ignored(`'${value} ${second ?? ''}' is not an address with a port`);
    else service.sorry = { address, port, forwarding: service.forwarding, inhibits: false, place };
  } else if (!service.sorry) ignored(`${word ?? ''} needs sorry_server above it`);
  else if (word === 'sorry_server_inhibit') service.sorry.inhibits = true;
  else {
    const { forwarding, wrong } = forwardingOf(words.slice(1));
    if (wrong !== undefined) ignored(wrong);
    if (forwarding) service.sorry.forwarding = forwarding;
  }
}

/**
 * What keepalived makes of an invalid weight: it ignores a number out of range, and uses the digits at the start of a
 * word.
 */
export function serverWeight(text: string): { readonly weight: number | null; readonly wrong: boolean } {
  const weight = numberOf(text, 0, 2147483647);
  if (weight !== null) return { weight, wrong: false };
  if (/^[+-]?[0-9]+$/.test(text)) return { weight: null, wrong: true };
  return { weight: Math.max(leadingNumber(text), 0), wrong: true };
}
