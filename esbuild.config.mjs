/** Builds what ships: the program and the library. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { inkAtOnce } from './esbuild/ink-at-once.mjs';
import { lateGrammar } from './esbuild/late-grammar.mjs';
import { entryOf, latePart } from './esbuild/late-part.mjs';
import { lateTables } from './esbuild/late-tables.mjs';
import { quickStart } from './esbuild/quick-start.mjs';
import { withoutExamples } from './esbuild/without-examples.mjs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const url = "const lvsrulesUrl = require('node:url').pathToFileURL(__filename).href;";

/** The program is made of scripts: Node 20 can start a script from cached code, but not a module. */
const script = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  external: ['koffi'],
  // A vm.Script without an import() hook cannot import.
  supported: { 'dynamic-import': false },
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.LVSRULES_VERSION': JSON.stringify(version),
    'import.meta.url': 'lvsrulesUrl',
  },
  minify: true,
  // What a bug prints of its place is read with them; the program does without.
  sourcemap: 'external',
  legalComments: 'none',
  logLevel: 'warning',
};

/** A part of the program: a function, which the launcher calls (`src/cli/launch/scripts.ts`). */
const part = {
  ...script,
  banner: { js: `(function (exports, require, module, __filename) {${url}` },
  footer: { js: '})' },
};

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
// What lies in dist is CommonJS, but for the library, which has a package.json of its own.
writeFileSync('dist/package.json', '{ "type": "commonjs" }\n');
await build({ ...script, banner: { js: url }, entryPoints: ['src/cli/launch/launch.ts'], outfile: 'dist/lvsrules.js' });

/** What commands load when they are run: the linter and the console have parts of their own, which are smaller. */
const late = { lint: new Set(), screen: new Set(), work: new Set(), grammar: new Set() };
const partOf = (path) => {
  if (path === './src/cli/lint/run.ts') return 'lint';
  return path.startsWith('./src/cli/console/') ? 'screen' : 'work';
};
await build({
  ...part,
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/main.js',
  plugins: [quickStart, latePart(late, partOf)],
});

const plugins = {
  lint: [withoutExamples, lateTables, lateGrammar(late)],
  screen: [inkAtOnce, lateTables, lateGrammar(late)],
  work: [lateTables, lateGrammar(late)],
  // The last of all: building the others tells that it is needed.
  grammar: [],
};
for (const [name, own] of Object.entries(plugins)) {
  const stdin = { contents: entryOf(late[name]), resolveDir: import.meta.dirname };
  await build({ ...part, stdin, outfile: `dist/${name}.js`, plugins: [quickStart, ...own] });
}

await build({
  entryPoints: ['src/index.ts'],
  outdir: 'dist/library',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
});
writeFileSync('dist/library/package.json', '{ "type": "module" }\n');
cpSync('schemas', 'dist/schemas', { recursive: true });
