import { defineConfig } from 'vitest/config';

const env = { NO_COLOR: '1', TZ: 'UTC', LVSRULES_DIRECTOR: '', LVSRULES_HOST: '' };

export default defineConfig({
  test: {
    coverage: { include: ['src/**', 'grammar/**'] },
    projects: [
      {
        test: {
          name: 'unit',
          env,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/kernel/**', 'test/terminal/**', 'test/package/**', 'test/fixtures/**'],
          // Files share one module graph: most of the time of a run went into loading the same modules again.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          env,
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
