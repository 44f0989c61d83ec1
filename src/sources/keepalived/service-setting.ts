import { defaultPersistence, limits, limitText } from '../../domain/limits.ts';
import { hint } from '../../domain/nearest.ts';
import type { Protocol } from '../../domain/service.ts';
import { readIpv4 } from '../../ipvsadm/inet.ts';
import type { NoteRule } from '../note-rules.ts';
import type { SourceNote } from '../table-source.ts';
import type { ConfLine } from './conf-line.ts';
import type { ServiceDraft } from './drafts.ts';
import { forwardingOf } from './forwarding.ts';
import { isDpvs } from './dpvs.ts';
import { addressOf, isOn, keepalivedLimits, numberOf, numberUsed, portOf } from './keepalived-numbers.ts';

/** Reads a line of a `virtual_server` block. */
export function serviceSetting(service: ServiceDraft, { words, place }: ConfLine, notes: SourceNote[]): void {
  const [word = '', value = ''] = words;
  const line: SettingLine = {
    words,
    place,
    word,
    value,
    say: (kind, rule, message) => notes.push({ kind, rule, message, place }),
    ignored: (message) =>
      notes.push({ kind: 'lost', rule: 'bad-value', message: `${message}: keepalived ignores the line`, place }),
  };
  switch (word) {
    case 'lb_algo':
    case 'lvs_sched':
      scheduler(service, line);
      return;
    case 'lb_kind':
    case 'lvs_method':
      forwarding(service, line);
      return;
    case 'protocol':
      protocol(service, line);
      return;
    case 'ip_family':
      family(service, line);
      return;
    case 'persistence_timeout':
      persistenceTimeout(service, line);
      return;
    case 'persistence_granularity':
      granularity(service, line);
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
      schedulerFlag(service, line);
      return;
    case 'ops':
      service.onePacket = true;
      return;
    case 'hashed':
      line.say('note', 'setting-without-effect', 'hashed has no effect');
      return;
    case 'weight':
      weight(service, line);
      return;
    case 'inhibit_on_failure':
      service.inhibits = isOn(words);
      return;
    case 'quorum':
      quorum(service, line);
      return;
    case 'hysteresis':
      hysteresis(service, line);
      return;
    case 'sorry_server':
    case 'sorry_server_inhibit':
    case 'sorry_server_lvs_method':
      sorry(service, line);
      return;
    default:
  }
}

/** A line with what may be said about it. */
interface SettingLine extends ConfLine {
  /** Its first two words. */
  readonly word: string;
  readonly value: string;
  readonly say: (kind: SourceNote['kind'], rule: NoteRule, message: string) => void;
  readonly ignored: (message: string) => void;
}

/** The schedulers that keepalived 2.2.7 knows. */
const schedulers: ReadonlySet<string> = new Set('rr wrr lc wlc lblc sh mh dh fo ovf lblcr sed nq twos'.split(' '));

function scheduler(service: ServiceDraft, { value, say }: SettingLine): void {
  if (schedulers.has(value)) service.scheduler = value;
  else {
    say('lost', 'unknown-lb-algo', schedulerUnknown(value, service.scheduler));
    service.unknownScheduler = true;
  }
}

/** What keepalived does with an unknown scheduler: it uses the last valid one, or wlc if there is none. */
function schedulerUnknown(word: string, before: string | null): string {
  const meant = schedulers.has(word.toLowerCase())
    ? `; did you mean '${word.toLowerCase()}'?`
    : hint(word, [...schedulers]);
  return `'${word}' is not a scheduler that keepalived knows: it uses ${before ?? 'wlc'}${meant}`;
}

function schedulerFlag(service: ServiceDraft, { word, ignored }: SettingLine): void {
  const of = word.slice(0, 2);
  if (service.scheduler !== of) ignored(`${word} needs lb_algo ${of} above it`);
  else service.flags |= word.endsWith('port') ? 2 : 1;
}

function forwarding(service: ServiceDraft, { words, value, say }: SettingLine): void {
  const { forwarding: method, wrong } = forwardingOf(words.slice(1));
  if (wrong !== undefined) say('lost', isDpvs(value) ? 'other-dialect' : 'bad-value', wrong);
  if (method) service.forwarding = method;
}

function protocol(service: ServiceDraft, { value, ignored }: SettingLine): void {
  const named = value.toLowerCase();
  if (isProtocol(named)) service.protocol = named;
  else ignored(`'${value}' is not TCP, UDP or SCTP`);
}

function isProtocol(word: string): word is Protocol {
  return word === 'tcp' || word === 'udp' || word === 'sctp';
}

function family(service: ServiceDraft, { value, ignored }: SettingLine): void {
  if (value !== 'inet' && value !== 'inet6') ignored(`'${value}' is not inet or inet6`);
  else if (service.family !== null && service.family !== value)
    ignored(`the address family is already ${service.family}`);
  else service.family = value;
}

function persistenceTimeout(service: ServiceDraft, { words, value, say }: SettingLine): void {
  const timeout = words.length === 1 ? defaultPersistence : numberOf(value, limits.persistence);
  if (timeout !== null) {
    service.timeout = timeout;
    return;
  }
  const left = service.timeout === null ? 'this does not make the service persistent' : `it stays ${service.timeout}`;
  const what = `persistence_timeout '${value}' is not a number ${limitText(limits.persistence)}: keepalived ignores the line`;
  say('lost', 'persistence-out-of-range', `${what}, and ${left}`);
}

function granularity(service: ServiceDraft, { value, ignored }: SettingLine): void {
  const isIpv6 = service.family === null ? !value.includes('.') : service.family === 'inet6';
  const netmask = isIpv6 ? numberOf(value, limits.prefixLength) : /^[0-9.]+$/.test(value) ? readIpv4(value) : null;
  if (netmask === null) {
    ignored(
      `persistence_granularity '${value}' is not ${isIpv6 ? `a length ${limitText(limits.prefixLength)}` : 'an IPv4 netmask'}`,
    );
    return;
  }
  if (service.target.kind === 'mark') service.family ??= isIpv6 ? 'inet6' : 'inet';
  service.netmask = netmask;
}

function weight(service: ServiceDraft, { value, say, ignored }: SettingLine): void {
  const number = numberUsed(value, keepalivedLimits.serviceWeight, 'a weight');
  if (number?.wrong !== undefined) say('lost', 'bad-value', number.wrong);
  if (number === null) ignored(`weight '${value}' is not a number ${limitText(keepalivedLimits.serviceWeight)}`);
  else service.weight = number.value;
}

function quorum(service: ServiceDraft, { value, say }: SettingLine): void {
  const number = numberOf(value, keepalivedLimits.quorum);
  if (number === null) {
    const { least } = keepalivedLimits.quorum;
    say('wrong', 'bad-value', `quorum '${value}' is not a number from ${least}: keepalived uses ${least}`);
  }
  service.quorum = number ?? keepalivedLimits.quorum.least;
}

function hysteresis(service: ServiceDraft, { value, place, say }: SettingLine): void {
  const number = numberOf(value, keepalivedLimits.hysteresis);
  if (number === null) say('wrong', 'bad-value', `hysteresis '${value}' is not a number: keepalived ignores the line`);
  else service.hysteresis = { value: number, place };
}

/** `sorry_server` freezes the method that is set above it. */
function sorry(service: ServiceDraft, { words, place, word, value, ignored }: SettingLine): void {
  const [, , second] = words;
  if (word === 'sorry_server') {
    const address = addressOf(value);
    const port = portOf(second);
    if (address === null || port === null) ignored(`'${value} ${second ?? ''}' is not an address with a port`);
    else service.sorry = { address, port: port.value, forwarding: service.forwarding, inhibits: false, place };
  } else if (!service.sorry) ignored(`${word} needs sorry_server above it`);
  else if (word === 'sorry_server_inhibit') service.sorry.inhibits = true;
  else {
    const { forwarding: method, wrong } = forwardingOf(words.slice(1));
    if (wrong !== undefined) ignored(wrong);
    if (method) service.sorry.forwarding = method;
  }
}
