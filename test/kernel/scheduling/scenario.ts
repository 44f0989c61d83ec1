import type { Family } from '../../../src/domain/address.ts';
import type { Change } from '../../../src/domain/change.ts';
import type { ServiceKey } from '../../../src/domain/service.ts';
import type { Packet } from '../../../src/kernel/packet.ts';
import { addresses } from './addresses.ts';
import { changingService } from './changing-service.ts';
import type { Dice } from './dice.ts';
import { visitors } from './visitors.ts';

/** A rule set of one service, the clients that come to it, and what is changed between them. */
export interface Scenario {
  readonly scheduler: string;
  readonly key: ServiceKey;
  /** The rules, then half of the clients. */
  readonly opening: readonly Step[];
  /** The last packets of many connections; their timers are given time to end after these. */
  readonly closing: readonly Step[];
  /** The other clients. */
  readonly sequel: readonly Step[];
}

export type Step =
  | { readonly kind: 'change'; readonly change: Change }
  /** The first packet of a client: something is decided. */
  | { readonly kind: 'client'; readonly packet: Packet }
  | { readonly kind: 'packet'; readonly packet: Packet };

/** What comes to a service; one on a firewall mark takes TCP and UDP at many addresses, of either family. */
export const populations = ['tcp', 'udp', 'tcp over IPv6', 'mark'] as const;

export type Population = (typeof populations)[number];

export interface ScenarioOptions {
  readonly scheduler: string;
  readonly population: Population;
  /** Tells its service from those of other scenarios. */
  readonly number: number;
  readonly clients: number;
}

export function scenario(dice: Dice, { scheduler, population, number, clients }: ScenarioOptions): Scenario {
  const six = population === 'tcp over IPv6' || (population === 'mark' && dice.chance(0.5));
  const family: Family = six ? 'inet6' : 'inet';
  const places = addresses(family, dice);
  const key: ServiceKey =
    population === 'mark'
      ? { kind: 'fwmark', mark: number, family }
      : { kind: population === 'udp' ? 'udp' : 'tcp', address: places.virtual(number), port: 80 };
  const service = changingService(dice, scheduler, key, places);
  const guests = visitors(dice, key, places);
  const stream = (length: number) =>
    Array.from({ length }, () => [
      ...(dice.chance(0.15) ? [changeStep(service.next())] : []),
      { kind: 'client' as const, packet: guests.arrive() },
      ...guests.goOn().map(packetStep),
    ]).flat();
  // Drawn in the order of time.
  const opening = [...service.rules.map(changeStep), ...stream(Math.ceil(clients / 2))];
  const closing = guests.leave(0.6).map(packetStep);
  return { scheduler, key, opening, closing, sequel: stream(Math.floor(clients / 2)) };
}

function changeStep(change: Change): Step {
  return { kind: 'change', change };
}

function packetStep(packet: Packet): Step {
  return { kind: 'packet', packet };
}
