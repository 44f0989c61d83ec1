import { defineConfig } from 'vitest/config';

/** The packages, made and installed as a user does it; apart from `npm test`, as some need root and the network. */
export default defineConfig({
  test: {
    name: 'package',
    env: { TZ: 'UTC', LVSRULES_DIRECTOR: '', LVSRULES_HOST: '' },
    include: ['test/package/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
  },
});
