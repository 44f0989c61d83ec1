import picocolors from 'picocolors';
import { type Breach } from '../../config/policy.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { escapeControls } from '../escape.ts';

/** One line for each policy that the target or the plan breaks. */
export function breachesText(breaches: readonly Breach[], colour: boolean): string {
  const paint = picocolors.createColors(colour);
  return breaches
    .map(({ policy, why, service }) => {
      const where = service ? `${serviceKeyText(service)}: ` : '';
      return `${paint.red('policy')} ${escapeControls(`${policy.name}: ${where}${why}`)}\n`;
    })
    .join('');
}
