import type { BrokenLimit } from '../../change/propose/change-limits.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { Shortage } from '../../plan/limits/capacity.ts';
import type { Disruption } from '../../plan/limits/disruption.ts';
import { percent } from '../impact-text.ts';
import type { Problem } from '../problem.ts';

/** Why `--max-disruption` or `--min-capacity` refuse a plan. */
export function limitProblem(broken: BrokenLimit): Problem {
  if (broken.kind === 'disruption') {
    const { disruption, most } = broken;
    return {
      what: `${serviceKeyText(disruption.service)} would be disrupted by ${percent(disruption.share)}`,
      why: `--max-disruption allows ${percent(most)}`,
      remedy: lessDisruptive(disruption),
    };
  }
  const { shortage, least } = broken;
  return {
    what: `${serviceKeyText(shortage.service)} would be left with ${percent(shortage.share)} of its weight`,
    why: `--min-capacity requires ${percent(least)} at every step`,
    remedy: 'add servers or weight in the same change, or remove fewer servers at a time',
  };
}

/** `the next step would leave tcp 192.0.2.1:80 with 40 % of its capacity`. */
export function shortageWords({ service, share }: Shortage): string {
  return `the next step would leave ${serviceKeyText(service)} with ${percent(share)} of its capacity`;
}

/** Draining helps connections that would be cut. Clients that a hash moves or refuses would only be refused earlier. */
function lessDisruptive({ by, fallback }: Disruption): string {
  if (fallback) return `add -b ${fallback.flag} first: then ${percent(fallback.moved)} move and no client is refused`;
  return by === 'hash'
    ? 'make the change in smaller parts, or allow a larger share'
    : 'drain the servers first (--drain-timeout), or make the change in smaller parts';
}
