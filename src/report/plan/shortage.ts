import { serviceKeyText } from '../../domain/service.ts';
import type { Shortage } from '../../plan/limits/capacity.ts';
import { percent } from '../impact-text.ts';

/** `the next step would leave tcp 192.0.2.1:80 with 40 % of its capacity`. */
export function shortageWords({ service, share }: Shortage): string {
  return `the next step would leave ${serviceKeyText(service)} with ${percent(share)} of its capacity`;
}
