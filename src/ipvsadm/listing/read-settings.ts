import { isWithin, word32 } from '../../domain/limits.ts';
import type { ListedKey, ListedService } from '../../domain/listed.ts';
import { flagBit, hasOwnFlags } from '../../domain/scheduler-flags.ts';
import type { Persistence } from '../../domain/service.ts';

/**
 * `wlc persistent 300 mask 255.255.255.0 pe sip ops` in its words; null when they are not understood. An engine is
 * shown only with persistence, so without that it is unknown.
 */
export function readSettings(words: readonly string[], key: ListedKey): Partial<ListedService> | null {
  const left = [...words];
  const scheduler = left.shift();
  if (!isName(scheduler)) return null;
  const flags = left[0]?.startsWith('(') ? readFlags(left.shift() ?? '', scheduler) : 0;
  const persistence = left[0] === 'persistent' ? readPersistence(left, key) : null;
  const engine = left[0] === 'pe' ? left.splice(0, 2)[1] : null;
  if (engine !== null && !isName(engine)) return null;
  const onePacket = left[0] === 'ops';
  if (onePacket) left.shift();
  if (left.length > 0 || flags === null || persistence === undefined) return null;
  return { scheduler, flags, persistence, ...((persistence || engine !== null) && { engine }), onePacket };
}

/** Schedulers and engines have the names of kernel modules. */
function isName(word: string | undefined): word is string {
  return word !== undefined && /^[!-~]+$/.test(word);
}

/** Empty brackets are flag-3 of sh or mh, which has no name. */
function readFlags(text: string, scheduler: string): number | null {
  const [, names] = /^\((.*)\)$/.exec(text) ?? [];
  if (names === undefined) return null;
  if (names === '') return hasOwnFlags(scheduler) ? 4 : null;
  const bits = names.split(',').map(flagBit);
  return bits.reduce<number | null>((set, bit) => (set === null || bit === undefined ? null : set | bit), 0);
}

function readPersistence(left: string[], key: ListedKey): Persistence | undefined {
  const [, seconds = ''] = left.splice(0, 2);
  const mask = left[0] === 'mask' ? left.splice(0, 2)[1] : null;
  if (!/^[0-9]{1,10}$/.test(seconds) || !isWithin(Number(seconds), word32) || mask === undefined) return undefined;
  const timeout = Number(seconds);
  if (mask !== null) return { timeout, netmask: /^[0-9]+$/.test(mask) ? Number(mask) : mask };
  const isIpv6 =
    key.kind === 'fwmark' ? key.family === 'inet6' : key.bracketed === true || key.address?.includes(':') === true;
  return { timeout, netmask: isIpv6 ? 128 : '255.255.255.255' };
}
