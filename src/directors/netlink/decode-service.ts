import type { ObservedService } from '../../domain/observation.ts';
import type { Persistence, Protocol, ServiceKey } from '../../domain/service.ts';
import type { Writable } from '../observed-services.ts';
import { AttributeTable } from './attribute-table.ts';
import { decodeAddress } from './decode-address.ts';
import { decodeFigures } from './decode-figures.ts';
import * as numbers from './netlink-numbers.ts';

/** A service as dumped, without its servers. */
export type DecodedService = Omit<ObservedService, 'servers'> & {
  /** The number of a protocol that no rule can express; the key is then meaningless. */
  readonly otherProtocol?: number;
};

/** A service from its attributes. Field by field, so that all rows share their shape. */
export function decodeService(words: Uint32Array, from: number, end: number): DecodedService {
  found.read(words, from, end);
  const isIpv6 = found.short(numbers.service.family) === numbers.inet6;
  const bits = found.word(numbers.service.flags) ?? 0;
  const mark = found.word(numbers.service.mark) ?? 0;
  const protocol = found.short(numbers.service.protocol) ?? 0;
  const name = protocolNames[protocol];
  const engine = found.text(numbers.service.engine);
  const made: Writable<DecodedService> = {
    key: mark === 0 ? decodeKey(name ?? 'tcp', isIpv6) : { kind: 'fwmark', mark, family: isIpv6 ? 'inet6' : 'inet' },
    scheduler: found.text(numbers.service.scheduler),
    flags: (bits >>> numbers.schedulerShift) & 7,
    persistence: (bits & numbers.persistentFlag) === 0 ? null : decodePersistence(isIpv6),
    engine: engine === '' ? null : engine,
    onePacket: (bits & numbers.onePacketFlag) !== 0,
  };
  if (mark === 0 && name === undefined) made.otherProtocol = protocol;
  const unknownAttributes = found.othersThan(known);
  if (unknownAttributes !== null) made.unknownAttributes = unknownAttributes;
  const figures = decodeFigures(words, found, numbers.service.totals64);
  if (figures !== null) {
    made.totals = figures.totals;
    made.rates = figures.rates;
  }
  return made;
}

const known: ReadonlySet<number> = new Set(Object.values(numbers.service));
const found = new AttributeTable(Math.max(...known));

/** By the kernel's number. */
const protocolNames = numbers.byNumber(numbers.protocols);

function decodeKey(kind: Protocol, isIpv6: boolean): ServiceKey {
  return {
    kind,
    address: decodeAddress(found, numbers.service.address, isIpv6),
    port: found.port(numbers.service.port) ?? 0,
  };
}

function decodePersistence(isIpv6: boolean): Persistence {
  const timeout = found.word(numbers.service.timeout) ?? 0;
  if (isIpv6) return { timeout, netmask: found.word(numbers.service.netmask) ?? 0 };
  return { timeout, netmask: decodeAddress(found, numbers.service.netmask, false) };
}
