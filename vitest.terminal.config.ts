import { defineConfig } from 'vitest/config';

/** The console on a real terminal, which tmux lends; apart from `npm test`, which needs nothing but Node. */
export default defineConfig({
  test: {
    name: 'terminal',
    env: { TZ: 'UTC', LVSRULES_DIRECTOR: '', LVSRULES_HOST: '' },
    include: ['test/terminal/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
  },
});
