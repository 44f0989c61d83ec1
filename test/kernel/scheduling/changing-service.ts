import type { Change } from '../../../src/domain/change.ts';
import type { ForwardingMethod, RealServer } from '../../../src/domain/server.ts';
import type { ServiceKey, ServiceSettings } from '../../../src/domain/service.ts';
import type { Addresses } from './addresses.ts';
import type { Dice } from './dice.ts';

/** A service whose servers come, change and go at random; every change it gives is one that the kernel takes. */
export interface ChangingService {
  readonly rules: readonly Change[];
  next(): Change;
}

export function changingService(dice: Dice, scheduler: string, key: ServiceKey, places: Addresses): ChangingService {
  const settings = (): ServiceSettings => ({
    key,
    scheduler,
    flags: scheduler === 'sh' || scheduler === 'mh' ? dice.whole(0, 3) : 0,
    persistence: null,
    engine: null,
    onePacket: false,
  });
  const rule = serverRule(dice, places.server, key);
  const present = Array.from({ length: dice.whole(2, 8) }, () => rule.newcomer());
  const deleted: RealServer[] = [];
  const rules: readonly Change[] = [
    { kind: 'add-service', service: settings() },
    ...present.map((server): Change => ({ kind: 'add-server', service: key, server })),
  ];

  function add(server: RealServer): Change {
    present.push(server);
    return { kind: 'add-server', service: key, server };
  }

  return {
    rules,
    next() {
      const drawn = dice.whole(1, 10);
      const at = dice.whole(0, present.length - 1);
      const server = present[at];
      if (drawn === 1) return { kind: 'edit-service', service: settings() };
      if (drawn === 2 || !server) return add(rule.newcomer());
      const back = drawn === 3 ? deleted.pop() : undefined;
      if (back) return add(rule.replaced(back));
      if (drawn <= 5) {
        present.splice(at, 1);
        deleted.push(server);
        return { kind: 'delete-server', service: key, server };
      }
      present[at] = rule.replaced(server);
      return { kind: 'edit-server', service: key, server: present[at] };
    },
  };
}

interface ServerRule {
  newcomer(): RealServer;
  /** The same server with other weight and thresholds. */
  replaced(server: RealServer): RealServer;
}

/** Servers of one service have weights of one style; thresholds are for some services and for some of their servers. */
function serverRule(dice: Dice, address: () => string, key: ServiceKey): ServerRule {
  const style = dice.one(['small', 'equal', 'wide']);
  const limited = dice.chance(0.5);

  function weight(): number {
    if (dice.chance(0.1)) return 0;
    if (style === 'equal') return 2;
    return style === 'small' ? dice.whole(1, 6) : dice.one([1, 10, 99, 100, 250, 300, 1000]);
  }

  function thresholds(): Pick<RealServer, 'upper' | 'lower'> {
    if (!limited || dice.chance(0.4)) return { upper: 0, lower: 0 };
    const upper = dice.whole(2, 12);
    return { upper, lower: dice.chance(0.5) ? dice.whole(1, upper) : 0 };
  }

  /** ipvsadm would put the service's port in place of another where nothing is translated. */
  function port(method: ForwardingMethod): number {
    if (key.kind === 'fwmark') return dice.one([0, 80, 8080]);
    return method === 'masquerade' ? dice.one([0, key.port, 8080]) : key.port;
  }

  return {
    newcomer() {
      const method = dice.one(['route', 'masquerade', 'tunnel'] as const);
      const tunnel = method === 'tunnel' ? ({ type: 'ipip' } as const) : null;
      return { address: address(), port: port(method), method, weight: weight(), ...thresholds(), tunnel };
    },
    replaced: (server) => ({ ...server, weight: weight(), ...thresholds() }),
  };
}
