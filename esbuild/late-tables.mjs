/**
 * What measures and cuts text with the tables of Unicode makes them when it is loaded, which takes longer than the first
 * screen. In the program, for Ink and for us, it is loaded when a text needs them.
 */
const replacements = {
  'string-width': `
    import { isNarrow } from './src/report/narrow-text.ts';
    export default function stringWidth(text, options) {
      const shown = text.includes('\\x1b') ? text.replace(/\\x1b\\[[\\d;]*m/g, '') : text;
      return isNarrow(shown) ? shown.length : require('string-width').default(shown, options);
    }`,
  'slice-ansi': `
    export default function sliceAnsi(...given) {
      return require('slice-ansi').default(...given);
    }`,
};

export const lateTables = {
  name: 'late-tables',
  setup(bundle) {
    bundle.onResolve({ filter: /^(string-width|slice-ansi)$/ }, ({ kind, path }) =>
      kind === 'require-call' ? undefined : { path, namespace: 'late-tables' },
    );
    bundle.onLoad({ filter: /.*/, namespace: 'late-tables' }, ({ path }) => ({
      resolveDir: process.cwd(),
      contents: replacements[path],
    }));
  },
};
