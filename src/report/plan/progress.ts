import { serverKeyText } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { ApplyEvent } from '../../plan/progress.ts';

/** One line of progress, without a line feed; null for what nobody waits for. */
export function progressLine(event: ApplyEvent): string | null {
  switch (event.kind) {
    case 'applied':
      return event.done === event.of ? null : `${event.done} of ${event.of} changes made`;
    case 'draining': {
      const { active, inactive, persistent, leftMs } = event;
      const counts = `${active} active, ${inactive} inactive, ${persistent} remembered clients`;
      return `draining ${name(event)}: ${counts}, at most ${Math.ceil(leftMs / 1000)} s more`;
    }
    case 'drained':
      return event.timedOut ? `${name(event)} is not empty, but its time is over` : `${name(event)} is empty`;
    default:
      return unreachable(event);
  }
}

function name({ service, server }: Extract<ApplyEvent, { service: unknown }>): string {
  return `${serverKeyText(server)} of ${serviceKeyText(service)}`;
}
