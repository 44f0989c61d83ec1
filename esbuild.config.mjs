/** Builds what ships, the program and the library, into `dist` or the folder that is named: `node esbuild.config.mjs FOLDER`. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { inkAtOnce } from './esbuild/ink-at-once.mjs';
import { lateCalls } from './esbuild/late-calls.mjs';
import { entryOf, latePart } from './esbuild/late-part.mjs';
import { lateTables } from './esbuild/late-tables.mjs';
import { quickStart } from './esbuild/quick-start.mjs';
import { tooOldNode } from './esbuild/too-old-node.mjs';
import { withoutExamples } from './esbuild/without-examples.mjs';
import { thirdPartyLicenses } from './packaging/third-party.mjs';

const dist = process.argv[2] ?? 'dist';
const { version, engines, homepage } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** What each bundle is made of, for the licenses. */
const metafiles = [];
const build = async (options) => {
  const { metafile } = await esbuild.build({ ...options, metafile: true });
  metafiles.push(metafile);
};

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
    'process.env.LVSRULES_HOMEPAGE': JSON.stringify(homepage ?? ''),
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

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
// Everything in dist is CommonJS; the library names its kind by its endings.
writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
await build({
  ...script,
  // Every Node reads this file, so that one that is too old can say so.
  target: 'node12',
  banner: { js: `${tooOldNode(engines.node)}${url}` },
  entryPoints: ['src/cli/launch/launch.ts'],
  outfile: join(dist, 'lvsrules.js'),
});

/** What every command with a director needs to read a table, the console too. */
const tableModules = [
  './src/directors/',
  './src/host/',
  './src/kernel/ipvs.ts',
  './src/ipvsadm/described-host.ts',
  './src/ipvsadm/predict.ts',
  './src/report/problems/director-problems.ts',
  './src/report/problem.ts',
  './src/cli/named-directors.ts',
  './src/cli/read-count.ts',
  './src/cli/read-time.ts',
  './src/cli/tables/read-planning-options.ts',
  './src/cli/tables/site-settings.ts',
];

/** What commands load when they are run: the linter and the console have parts of their own, which are smaller. */
const late = { lint: new Set(), screen: new Set(), ink: new Set(), work: new Set(), grammar: new Set() };
const partOf = (path) => {
  if (path === './src/cli/lint/run-lint.ts') return 'lint';
  return path.startsWith('./src/cli/console/') ? 'screen' : 'work';
};
const isShared = (path) =>
  tableModules.some((module) => path.startsWith(module)) && !/configuration-director/.test(path);
await build({
  ...part,
  entryPoints: ['src/cli/main.ts'],
  outfile: join(dist, 'main.js'),
  plugins: [quickStart, latePart(late, partOf, isShared)],
});

/** A file of plain lines and comments is read without the grammar. */
const lateGrammar = lateCalls(late, 'grammar', ['./src/syntax/the-grammar.ts']);
/** The first picture is drawn without Ink. */
const lateInk = lateCalls(late, 'ink', ['./src/console/views/mount-ink.tsx']);
/** What the console does not need for its first frame. */
const lateWork = lateCalls(late, 'work', [
  './src/cli/doctor/examined-host.ts',
  './src/cli/console/read-target.ts',
  './src/console/what-if.ts',
  './src/change/table-of-rules.ts',
  './src/config/read-configuration.ts',
  './src/lint/active.ts',
  './src/lint/lint.ts',
  './src/lint/fix.ts',
]);
const plugins = {
  lint: [withoutExamples, lateTables, lateGrammar],
  screen: [lateTables, lateGrammar, lateInk, lateWork],
  ink: [inkAtOnce],
  work: [lateTables, lateGrammar],
  // The last of all: building the others tells that it is needed.
  grammar: [],
};
for (const [name, own] of Object.entries(plugins)) {
  const stdin = { contents: entryOf(late[name]), resolveDir: import.meta.dirname };
  await build({ ...part, stdin, outfile: join(dist, `${name}.js`), plugins: [quickStart, ...own] });
}

/** The library, for import and for require. */
const library = {
  entryPoints: ['src/index.ts'],
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
};
await build({ ...library, format: 'esm', outfile: join(dist, 'library', 'index.mjs') });
await build({ ...library, format: 'cjs', outfile: join(dist, 'library', 'index.cjs') });
cpSync('schemas', join(dist, 'schemas'), { recursive: true });
writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), thirdPartyLicenses(metafiles));
