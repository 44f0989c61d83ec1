import { ipv4Word } from '../../domain/address.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { limits, limitText } from '../../domain/limits.ts';
import { allFlagNames, flagBit, flagNames, flagScheduler } from '../../domain/scheduler-flags.ts';
import { schedulerNames } from '../../domain/schedulers.ts';
import { serviceFaults } from '../../domain/service-rules.ts';
import {
  type Persistence,
  type Service,
  serviceFamily,
  type ServiceKey,
  serviceKeyText,
  type ServiceSettings,
  wholeNetmask,
} from '../../domain/service.ts';
import { readEndpoint } from './endpoint.ts';
import { type FieldSpec, filled, type Form, textOf, type Values } from './form.ts';
import { wholeNumber } from './number.ts';
import type { FormFault } from './server-form.ts';

const isMark = (values: Values) => textOf(values, 'protocol') === 'fwmark';
const isAddress = (values: Values) => !isMark(values);
const isPersistent = (values: Values) => textOf(values, 'persistence') !== '';
const mayBeOnePacket = (values: Values) => ['udp', 'fwmark'].includes(textOf(values, 'protocol'));

export const serviceFields: readonly FieldSpec[] = [
  {
    name: 'protocol',
    label: 'Protocol',
    hint: 'or a firewall mark',
    choices: ['tcp', 'udp', 'sctp', 'fwmark'],
    identity: true,
    initial: 'tcp',
  },
  { name: 'address', label: 'Address', hint: 'the virtual address', identity: true, initial: '', shown: isAddress },
  {
    name: 'port',
    label: 'Port',
    hint: '0: every port, needs persistence',
    identity: true,
    initial: '80',
    shown: isAddress,
  },
  {
    name: 'mark',
    label: 'Mark',
    hint: `${limits.fwmark.least} to ${limits.fwmark.most}`,
    identity: true,
    initial: '1',
    shown: isMark,
  },
  {
    name: 'family',
    label: 'Family',
    hint: 'address family of the marked packets',
    choices: ['IPv4', 'IPv6'],
    identity: true,
    initial: 'IPv4',
    shown: isMark,
  },
  { name: 'scheduler', label: 'Scheduler', hint: 'scheduler', choices: schedulerNames, initial: 'wlc' },
  { name: 'flags', label: 'Flags', hint: 'for example sh-fallback,sh-port', initial: '' },
  {
    name: 'persistence',
    label: 'Persistence',
    hint: 'seconds a client stays with its server, empty for none',
    initial: '',
  },
  {
    name: 'netmask',
    label: 'Client mask',
    hint: 'clients in one network count as one',
    initial: '',
    shown: isPersistent,
  },
  { name: 'engine', label: 'Engine', hint: 'for example sip, empty for none', initial: '', shown: isPersistent },
  {
    name: 'onePacket',
    label: 'One packet',
    hint: 'schedule each datagram separately',
    choices: ['no', 'yes'],
    initial: 'no',
    shown: mayBeOnePacket,
  },
];

export function addServiceForm(): Form {
  return {
    subject: 'add-service',
    service: null,
    values: filled(serviceFields, {}),
    focus: 'protocol',
    fresh: true,
    tried: false,
  };
}

export function editServiceForm(service: ServiceSettings): Form {
  const { key, scheduler, flags, persistence, engine, onePacket } = service;
  const netmask = persistence?.netmask === wholeNetmask(serviceFamily(key)) ? '' : String(persistence?.netmask ?? '');
  const values = filled(serviceFields, {
    protocol: key.kind,
    ...(key.kind === 'fwmark'
      ? { mark: String(key.mark), family: key.family === 'inet' ? 'IPv4' : 'IPv6' }
      : { address: key.address, port: String(key.port) }),
    scheduler,
    flags: flagNames(scheduler, flags).join(','),
    persistence: persistence === null ? '' : persistence.ticks === undefined ? String(persistence.timeout) : '?',
    netmask,
    engine: engine ?? '',
    onePacket: onePacket ? 'yes' : 'no',
  });
  return { subject: 'edit-service', service: key, values, focus: 'scheduler', fresh: true, tried: false };
}

/** The service that the form describes, or all errors. */
export function readService(form: Form, services: readonly Service[]): Result<ServiceSettings, readonly FormFault[]> {
  const { values } = form;
  const faults: FormFault[] = [];
  const wrong = (field: string, why: string) => void faults.push({ field, why });
  const key = form.service ?? readKey(values, wrong);
  const persistence = readPersistence(values, key, wrong);
  const scheduler = textOf(values, 'scheduler');
  const flags = readFlags(values, scheduler, wrong);
  const engine = persistence === null ? '' : textOf(values, 'engine');
  const onePacket = mayBeOnePacket(values) && textOf(values, 'onePacket') === 'yes';
  const service = { key, scheduler, flags, persistence, engine: engine === '' ? null : engine, onePacket };
  for (const fault of serviceFaults(service)) {
    if (fault === 'one-packet-needs-udp') wrong('onePacket', 'one-packet scheduling is for UDP and firewall marks');
    else wrong('port', 'port 0 means every port, which needs persistence');
  }
  const name = serviceKeyText(key);
  if (form.subject === 'add-service' && services.some((each) => serviceKeyText(each.key) === name)) {
    wrong(key.kind === 'fwmark' ? 'mark' : 'address', `${name} exists already; edit it instead`);
  }
  return faults.length > 0 ? failure(faults) : success(service);
}

type Wrong = (field: string, why: string) => void;

function readKey(values: Values, wrong: Wrong): ServiceKey {
  const protocol = textOf(values, 'protocol');
  if (protocol === 'fwmark') {
    const mark = wholeNumber(textOf(values, 'mark'), limits.fwmark);
    if (mark === null) wrong('mark', `a firewall mark must be a whole number ${limitText(limits.fwmark)}`);
    return { kind: 'fwmark', mark: mark ?? 0, family: textOf(values, 'family') === 'IPv6' ? 'inet6' : 'inet' };
  }
  const written = textOf(values, 'address');
  const endpoint = readEndpoint(written);
  if (endpoint === null)
    wrong('address', written === '' ? 'an address is needed' : `'${written}' is not an IPv4 or IPv6 address`);
  const port = endpoint?.port ?? wholeNumber(textOf(values, 'port'), limits.port);
  if (port === null) wrong('port', `a port must be a whole number ${limitText(limits.port)}`);
  const kind = protocol === 'udp' || protocol === 'sctp' ? protocol : 'tcp';
  return { kind, address: endpoint?.address ?? '0.0.0.0', port: port ?? 1 };
}

function readPersistence(values: Values, key: ServiceKey, wrong: Wrong): Persistence | null {
  const written = textOf(values, 'persistence');
  if (written === '') return null;
  const timeout = wholeNumber(written, limits.persistence);
  if (timeout === null)
    wrong('persistence', `persistence must be ${limitText(limits.persistence)} seconds (31 days), or empty`);
  return { timeout: timeout ?? 1, netmask: readNetmask(textOf(values, 'netmask'), key, wrong) };
}

function readNetmask(written: string, key: ServiceKey, wrong: Wrong): string | number {
  const family = serviceFamily(key);
  const whole = wholeNetmask(family);
  if (written === '') return whole;
  if (family === 'inet6') {
    const length = wholeNumber(written, limits.prefixLength);
    if (length === null)
      wrong('netmask', `the client mask of an IPv6 service must be a prefix length ${limitText(limits.prefixLength)}`);
    return length ?? whole;
  }
  if ((ipv4Word(written) ?? 0) === 0) wrong('netmask', `'${written}' is not a netmask such as 255.255.255.0`);
  return written;
}

function readFlags(values: Values, scheduler: string, wrong: Wrong): number {
  let flags = 0;
  for (const name of textOf(values, 'flags')
    .split(/[\s,]+/)
    .filter(Boolean)) {
    const bit = flagBit(name);
    const owner = flagScheduler(name);
    if (bit === undefined) wrong('flags', `there is no flag '${name}'; known are ${allFlagNames.join(', ')}`);
    else if (owner !== null && owner !== scheduler)
      wrong('flags', `${name} is a flag of ${owner}, not of ${scheduler}`);
    else flags |= bit;
  }
  return flags;
}
