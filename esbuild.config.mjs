/** Bundles what ships: the program, with what each command needs in chunks of its own, and the library. */
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** Ink asks for React's development tools, which no user of the program has. */
const withoutDevtools = {
  name: 'without-devtools',
  setup(bundle) {
    bundle.onResolve({ filter: /^react-devtools-core$/ }, () => ({ path: 'devtools', namespace: 'absent' }));
    bundle.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'export default {}' }));
  },
};

/**
 * What measures and cuts text with the tables of Unicode makes them when it is loaded, which takes longer than the first
 * screen. In the bundle, for Ink and for us, it is loaded when a text needs them.
 */
const lateTables = {
  name: 'late-tables',
  setup(bundle) {
    const stand = {
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
    bundle.onResolve({ filter: /^(string-width|slice-ansi)$/ }, ({ kind, path }) =>
      kind === 'require-call' ? undefined : { path, namespace: 'late' },
    );
    bundle.onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
      resolveDir: import.meta.dirname,
      contents: stand[path],
    }));
  },
};

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: { lvsrules: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  chunkNames: 'chunks/[name]-[hash]',
  external: ['koffi'],
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.LVSRULES_VERSION': JSON.stringify(version),
    // Yoga fetches what it has in itself, for which Node would load its HTTP client; without fetch it decodes it.
    fetch: 'undefined',
  },
  banner: {
    js: "import { createRequire as lvsrulesRequire } from 'node:module'; const require = lvsrulesRequire(import.meta.url);",
  },
  plugins: [withoutDevtools, lateTables],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
});
if (existsSync('schemas')) cpSync('schemas', 'dist/schemas', { recursive: true });
