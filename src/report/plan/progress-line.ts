import { serverKeyText } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { percent } from '../impact-text.ts';
import { shortageWords } from '../problems/limit-problems.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { ApplyEvent } from '../../change/apply/progress.ts';

/** One line of progress, without a line feed; null for events that take no time. */
export function progressLine(event: ApplyEvent): string | null {
  switch (event.kind) {
    case 'applied':
      return event.done === event.of ? null : `${event.done} of ${event.of} changes made`;
    case 'draining': {
      const { active, inactive, persistent, leftMs, place, of } = event;
      const which = of === 1 ? '' : ` ${place} of ${of},`;
      const counts = `${active} active, ${inactive} inactive, ${persistent} remembered clients`;
      return `draining${which} ${name(event)}: ${counts}, at most ${Math.ceil(leftMs / 1000)} s more`;
    }
    case 'holding': {
      const { least, leftMs } = event;
      return `${shortageWords(event)}, less than ${percent(least)}: waiting, at most ${Math.ceil(leftMs / 1000)} s more`;
    }
    case 'drained':
      return event.timedOut ? `${name(event)} is not empty, but the drain timeout is over` : `${name(event)} is empty`;
    default:
      return unreachable(event);
  }
}

function name({ service, server }: Extract<ApplyEvent, { server: unknown }>): string {
  return `${serverKeyText(server)} of ${serviceKeyText(service)}`;
}
