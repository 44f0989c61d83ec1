import { type RealServer, sameServerKey } from '../../domain/server.ts';
import type { Service } from '../../domain/service.ts';
import { changed, type Circumstances, type ImpactEffect, unchanged } from '../impact.ts';

/**
 * What a server gets at first when it starts to accept connections, or accepts more: `next` is counted by the kernel
 * model.
 */
export function shareOfNewcomer(
  server: RealServer,
  { service, next, heaviestOther }: Pick<Circumstances, 'service' | 'next' | 'heaviestOther'>,
  again?: 'again',
): ImpactEffect {
  const share = changed(again ? 'it takes its share again' : 'it takes its share');
  switch (service?.scheduler) {
    case 'lc':
    case 'wlc':
    case 'sed':
    case 'nq':
      return flood(service, server, next) ?? share;
    case 'lblc':
    case 'lblcr': {
      const found = flood(service, server, next);
      const note = 'known destinations stay until their server has more connections than its weight';
      return found ? changed(`for destinations new to ${service.scheduler}: ${found.note ?? ''}; ${note}`) : share;
    }
    case 'fo':
      return heaviest(service, server, heaviestOther) ? changed('all go to it: it has the highest weight') : unchanged;
    case 'ovf':
      return heaviest(service, server)
        ? changed('all go to it until it has more active connections than its weight')
        : changed('it gets what servers with a higher weight cannot take');
    default:
      return share;
  }
}

/** Null if it gets no more than the others. */
function flood(service: Service, server: RealServer, next: number | undefined): ImpactEffect | null {
  const advice = inSteps(service, server);
  if (next === undefined) {
    return changed(`all go to it until it has as many as the others${forWeight(service)}; ${advice}`);
  }
  if (next === Infinity) return changed('all go to it: the others never have fewer');
  if (next <= 1) return null;
  const { upper } = server;
  const until = upper > 0 && next >= upper ? 'it is full' : `it has as many as the others${forWeight(service)}`;
  return changed(`the next ${next} all go to it, until ${until}; ${advice}`);
}

function forWeight({ scheduler }: Service): string {
  return scheduler === 'lc' ? '' : ' for its weight';
}

function inSteps({ scheduler }: Service, { weight }: RealServer): string {
  if (scheduler === 'lc') return 'lc ignores weights; with wlc, weight in steps would spread them';
  if (weight > 1) return 'to spread them, start with -w 1 and raise the weight in steps';
  return 'to spread them, set the other weights to 10 first, then raise this one from 1 in steps';
}

/** Of equal servers, the newest is chosen. */
function heaviest(service: Service, server: RealServer, heaviestOther?: number): boolean {
  if (heaviestOther !== undefined) return heaviestOther <= server.weight;
  return service.servers.every((other) => sameServerKey(other, server) || other.weight <= server.weight);
}
