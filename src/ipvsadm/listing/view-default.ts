import { methodWord } from '../../domain/other-method.ts';
import type { LineWriter } from './line-writer.ts';
import { settingsText } from './settings-text.ts';

/** `-L`: forwarding method, weight and connections. */
export const defaultView: LineWriter = {
  service: (head, service) => `${head} ${settingsText(service)}`,
  server: ({ method, otherMethod, weight = 0, active = 0, inactive = 0 }) => {
    const forward = methodWord({ ...(method && { method }), ...(otherMethod && { otherMethod }) });
    return ` ${forward.padEnd(7)} ${String(weight).padEnd(6)} ${String(active).padEnd(10)} ${String(inactive).padEnd(10)}`;
  },
};
