import { familyOf } from '../domain/address.ts';
import { routeTo } from '../domain/host/route-to.ts';
import type { SetupFacts } from './setup-facts.ts';
import type { SetupWant } from './setup-want.ts';
import type { SetupWish } from './setup-wish.ts';
import { wantOf } from './tunnel-wants.ts';

/** Replies of a masqueraded real server pass the director. What the route replaces is read when it is made. */
export function gatewayWants({ gateways, device }: SetupWish, facts: SetupFacts): readonly SetupWant[] {
  return gateways.map((gateway) => {
    const family = familyOf(gateway);
    const way = routeTo(facts, gateway)?.device ?? device ?? 'eth0';
    return wantOf(
      { kind: 'set-gateway', family, gateway, device: way, before: null },
      'replies to clients have to pass the director, which translates them back',
      facts,
    );
  });
}
