import type { Protocol, ServiceKey } from '../../../src/domain/service.ts';
import type { Packet } from '../../../src/kernel/packet.ts';
import type { Addresses } from './addresses.ts';
import type { Dice } from './dice.ts';

/** The clients of a service, each with one connection. */
export interface Visitors {
  /** The first packet of a new client. */
  arrive(): Packet;
  /** The next packet of one who has come before, if there is one to send. */
  goOn(): readonly Packet[];
  /** The last packets of a share of those who are there. */
  leave(share: number): readonly Packet[];
}

export function visitors(dice: Dice, key: ServiceKey, places: Addresses): Visitors {
  const resorts = Array.from({ length: 12 }, () => places.marked());
  const fresh: Packet[] = [];
  const established: Packet[] = [];

  function place(): Pick<Packet, 'protocol' | 'destination' | 'destinationPort' | 'mark'> {
    if (key.kind !== 'fwmark')
      return { protocol: key.kind, destination: key.address, destinationPort: key.port, mark: 0 };
    const protocol: Protocol = dice.chance(0.7) ? 'tcp' : 'udp';
    const destination = resorts[dice.whole(0, resorts.length - 1)] ?? '';
    return { protocol, destination, destinationPort: dice.one([80, 443]), mark: key.mark };
  }

  return {
    arrive() {
      const source = places.client();
      const to = place();
      const first = { ...to, source, sourcePort: dice.whole(1024, 65535), flags: 'S', length: 40 };
      if (to.protocol === 'udp') return { ...first, flags: '' };
      fresh.push(first);
      return first;
    },
    goOn() {
      const newcomer = dice.chance(0.8) ? fresh.pop() : undefined;
      if (newcomer) established.push(newcomer);
      const leaver = dice.chance(0.25) ? taken(established, dice.whole(0, established.length - 1)) : undefined;
      return [...(newcomer ? [withFlags(newcomer, 'A')] : []), ...(leaver ? [withFlags(leaver, 'FA')] : [])];
    },
    leave(share) {
      const leavers = established.filter(() => dice.chance(share));
      for (const leaver of leavers) taken(established, established.indexOf(leaver));
      return leavers.map((leaver) => withFlags(leaver, 'FA'));
    },
  };
}

function taken(packets: Packet[], at: number): Packet | undefined {
  return at < 0 ? undefined : packets.splice(at, 1)[0];
}

function withFlags(packet: Packet, flags: string): Packet {
  return { ...packet, flags };
}
