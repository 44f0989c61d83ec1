/** Builds what ships: the program, with the code that V8 makes of it, and the library. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { inkAtOnce } from './esbuild/ink-at-once.mjs';
import { keepCode } from './esbuild/keep-code.mjs';
import { quickStart } from './esbuild/quick-start.mjs';
import { withoutExamples } from './esbuild/without-examples.mjs';
import { entryOf, latePart } from './esbuild/late-part.mjs';
import { lateGrammar } from './esbuild/late-grammar.mjs';
import { lateTables } from './esbuild/late-tables.mjs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** A part of the program: one CommonJS file, as only such can be started from kept code. */
const part = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  external: ['koffi'],
  // A script of ours has nobody who would answer an import().
  supported: { 'dynamic-import': false },
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.LVSRULES_VERSION': JSON.stringify(version),
    'import.meta.url': 'lvsrulesUrl',
  },
  banner: {
    js: "(function (exports, require, module, __filename) {const lvsrulesUrl = require('node:url').pathToFileURL(__filename).href;",
  },
  footer: { js: '})' },
  minifySyntax: true,
  minifyWhitespace: true,
  minifyIdentifiers: true,
  legalComments: 'none',
  logLevel: 'warning',
};

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
// What lies in dist is CommonJS, but for the library, which has a package.json of its own.
writeFileSync('dist/package.json', '{ "type": "commonjs" }\n');

/** What is started most often has parts of its own, which are smaller. */
const late = { lint: new Set(), screen: new Set(), work: new Set(), grammar: new Set() };
const partOf = (path) => {
  if (path === './src/cli/lint/run.ts') return 'lint';
  return path.startsWith('./src/cli/console/') ? 'screen' : 'work';
};
const banner = { js: "const lvsrulesUrl = require('node:url').pathToFileURL(__filename).href;" };
await build({ ...part, banner, footer: {}, entryPoints: ['src/cli/launch/launch.ts'], outfile: 'dist/lvsrules.js' });
await build({
  ...part,
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/main.js',
  plugins: [quickStart, latePart(late, partOf)],
});
for (const [name, modules] of Object.entries(late)) {
  const stdin = { contents: entryOf(modules), resolveDir: import.meta.dirname };
  const own = { grammar: [], lint: [withoutExamples, lateGrammar(late)] }[name] ?? [lateGrammar(late)];
  const plugins = [inkAtOnce, lateTables, quickStart, ...own];
  await build({ ...part, stdin, outfile: `dist/${name}.js`, plugins });
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

keepCode('dist/lvsrules.js', ['--help']);
keepCode('dist/lvsrules.js', ['lint', 'examples/lvs-dr.rules']);
keepCode('dist/lvsrules.js', ['lint', 'examples/maglev.rules']);
keepCode('dist/lvsrules.js', [
  'plan',
  'examples/change/after.rules',
  '--director',
  'file:examples/change/before.rules',
]);
keepCode('dist/lvsrules.js', ['console', '--demo']);
