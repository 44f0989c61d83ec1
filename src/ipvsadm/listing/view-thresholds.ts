import type { LineWriter } from './line-writer.ts';
import { settingsText } from './settings-text.ts';

/** `--thresholds`: the only view with thresholds. */
export const thresholdsView: LineWriter = {
  service: (head, service) => `${head} ${settingsText(service)}`,
  server: ({ upper = 0, lower = 0, active = 0, inactive = 0 }) =>
    [upper, lower, active, inactive].map((count) => ` ${String(count).padEnd(10)}`).join(''),
};
