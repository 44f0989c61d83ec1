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
  '@alcalzone/ansi-tokenize': ['styledCharsFromTokens', 'styledCharsToString', 'tokenize']
    .map((name) => `export const ${name} = (...given) => require('@alcalzone/ansi-tokenize').${name}(...given);`)
    .join('\n'),
  'slice-ansi': `
    export default function sliceAnsi(...given) {
      return require('slice-ansi').default(...given);
    }`,
};

export const lateTables = {
  name: 'late-tables',
  setup(bundle) {
    bundle.onResolve({ filter: /^(string-width|slice-ansi|@alcalzone\/ansi-tokenize)$/ }, (asked) => {
      const { kind, path, resolveDir, pluginData } = asked;
      if (pluginData === 'found') return undefined;
      if (kind !== 'require-call') return { path, namespace: 'late-tables' };
      // A package may be found only by those who import it.
      return bundle.resolve(path, { kind: 'import-statement', resolveDir, pluginData: 'found' });
    });
    bundle.onLoad({ filter: /.*/, namespace: 'late-tables' }, ({ path }) => ({
      resolveDir: process.cwd(),
      contents: replacements[path],
    }));
  },
};
