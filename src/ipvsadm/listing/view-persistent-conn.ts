import type { LineWriter } from './line-writer.ts';
import { settingsText } from './settings-text.ts';

/** `--persistent-conn`: how many persistence templates hold clients to a real server. */
export const persistentConnView: LineWriter = {
  service: (head, service) => `${head} ${settingsText(service)}`,
  server: ({ weight = 0, persistent = 0, active = 0, inactive = 0 }) =>
    ` ${String(weight).padEnd(9)} ${String(persistent).padEnd(11)} ${String(active).padEnd(10)} ${String(inactive).padEnd(10)}`,
};
