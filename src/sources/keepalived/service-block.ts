import { limits } from '../../domain/limits.ts';
import { familyOf } from '../../domain/address.ts';
import type { SourceNote } from '../table-source.ts';
import type { ConfLine } from './conf-line.ts';
import type { ServiceDraft, KeepalivedTarget } from './drafts.ts';
import { addressOf, numberUsed, portOf } from './keepalived-numbers.ts';

/** Begins a `virtual_server` block; null, with a note, where keepalived skips it. */
export function beginService({ words, place }: ConfLine, notes: SourceNote[]): ServiceDraft | null {
  const target = targetOf(words, (message) => {
    if (message !== undefined) notes.push({ kind: 'lost', rule: 'bad-value', message, place });
  });
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
    hysteresis: null,
    sorry: null,
    servers: [],
  };
}

function targetOf(
  [, first = '', second]: readonly string[],
  say: (wrong: string | undefined) => void,
): KeepalivedTarget | string {
  if (first === 'group')
    return second === undefined || second === '{' ? 'the group has no name' : { kind: 'group', name: second };
  if (first === 'fwmark') {
    const mark = numberUsed(second ?? '', limits.fwmark, 'a firewall mark');
    if (mark === null) return `'${second ?? ''}' is not a firewall mark`;
    say(mark.wrong);
    return { kind: 'mark', mark: mark.value };
  }
  const address = addressOf(first);
  const port = portOf(second);
  if (address === null) return `'${first}' is not an address`;
  if (port === null) return `'${second ?? ''}' is not a port`;
  say(port.wrong);
  return { kind: 'address', address, port: port.value };
}
