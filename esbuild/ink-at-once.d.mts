import type { Plugin } from 'esbuild';

export const inkAtOnce: Plugin;
