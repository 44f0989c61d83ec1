import type { ServiceSettings } from '../../domain/service.ts';
import { defaultTimeouts, type Timeouts } from '../../domain/table.ts';
import { changed, type Circumstances, type ImpactEffect, loss, unchanged } from '../impact.ts';

/**
 * What happens to the connections of a deleted server. With `expire_nodest_conn` 0 the kernel drops their packets
 * without an answer until their timer ends; with 1 it removes them at once. Nothing is cut if none were counted.
 * `othersServe` says whether another server takes the clients of the one that goes.
 */
export function cutConnections(
  settings: ServiceSettings | undefined,
  circumstances: Pick<Circumstances, 'connections' | 'endsOrphans' | 'timeouts'>,
  othersServe: boolean,
): ImpactEffect {
  const { connections, endsOrphans } = circumstances;
  const count = connections && connections.active + connections.inactive;
  if (count === 0) return unchanged;
  const protocols = protocolsOf(settings);
  const who = count === undefined ? 'cut' : `${count} cut`;
  if (endsOrphans === undefined) {
    const later = silence(protocols, circumstances.timeouts ?? defaultTimeouts);
    const atOnce = ending(protocols, othersServe);
    return loss(`${who}: ${later}; with expire_nodest_conn 1 (unknown here) ${atOnce}`);
  }
  const setting = `expire_nodest_conn is ${endsOrphans ? 1 : 0}`;
  if (!endsOrphans) {
    return loss(`${who}: ${silence(protocols, circumstances.timeouts ?? defaultTimeouts)} (${setting})`);
  }
  if (protocols === 'udp' && othersServe) {
    return changed(`${count === undefined ? '' : `${count} `}go to another server at once (${setting})`);
  }
  return loss(`${who} at once: ${ending(protocols, othersServe)} (${setting})`);
}

type Protocols = 'tcp' | 'udp' | 'sctp' | 'any';

/** A firewall mark may cover any protocol. */
function protocolsOf(settings: ServiceSettings | undefined): Protocols {
  return !settings || settings.key.kind === 'fwmark' ? 'any' : settings.key.kind;
}

function silence(protocols: Protocols, { tcp, udp }: Timeouts): string {
  const parts = {
    tcp: `TCP hangs for up to ${tcp} s`,
    udp: `UDP gets no answer for up to ${udp} s`,
    sctp: 'SCTP hangs for up to 900 s',
  };
  return protocols === 'any' ? `${parts.tcp}, ${parts.udp}` : parts[protocols];
}

function ending(protocols: Protocols, othersServe: boolean): string {
  const udp = othersServe ? 'UDP goes to another server at once' : 'UDP is refused';
  switch (protocols) {
    case 'udp':
      return udp;
    case 'sctp':
      return 'SCTP is aborted at once';
    case 'tcp':
      return 'TCP is reset at once';
    default:
      return `TCP is reset at once, ${udp}`;
  }
}
