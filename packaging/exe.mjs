/**
 * Makes one executable of the build and of the Node that runs this: `npm run build:exe [FILE]`. It needs no Node where it
 * runs, only the C and C++ libraries. koffi is left out: the table is reached through the program ipvsadm.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { replaced } from '../esbuild/replaced.mjs';

const file = resolve(process.argv[2] ?? 'dist-exe/lvsrules');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const work = mkdtempSync(join(tmpdir(), 'lvsrules-exe-'));

/** The parts are in the executable itself. */
const partsInside = {
  name: 'parts-inside',
  setup(bundle) {
    bundle.onLoad({ filter: /\/launch\/scripts\.ts$/ }, ({ path }) => ({
      contents: replaced(path, 'readFileSync(filename)', "Buffer.from(require('node:sea').getRawAsset(part))"),
      loader: 'ts',
    }));
  },
};
await build({
  entryPoints: ['src/cli/launch/launch.ts'],
  outfile: join(work, 'launch.js'),
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  banner: { js: "const lvsrulesUrl = require('node:url').pathToFileURL(process.execPath).href;" },
  define: { 'import.meta.url': 'lvsrulesUrl', 'process.env.LVSRULES_VERSION': JSON.stringify(version) },
  plugins: [partsInside],
  logLevel: 'warning',
});

const parts = readdirSync('dist').filter((name) => /^[a-z]+\.js$/.test(name) && name !== 'lvsrules.js');
const config = {
  main: join(work, 'launch.js'),
  output: join(work, 'lvsrules.blob'),
  disableExperimentalSEAWarning: true,
  assets: Object.fromEntries(parts.map((name) => [name.slice(0, -'.js'.length), resolve('dist', name)])),
};
writeFileSync(join(work, 'config.json'), JSON.stringify(config));
execFileSync(process.execPath, ['--experimental-sea-config', join(work, 'config.json')], { stdio: 'ignore' });

mkdirSync(dirname(file), { recursive: true });
copyFileSync(process.execPath, file);
chmodSync(file, 0o755);
// It prints what it does, and warns of sections that matter to no one: what goes wrong it throws.
const { log, warn, error } = console;
Object.assign(console, { log: () => undefined, warn: () => undefined, error: () => undefined });
const { inject } = await import('postject');
await inject(file, 'NODE_SEA_BLOB', readFileSync(config.output), {
  sentinelFuse: 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2',
});
Object.assign(console, { log, warn, error });
copyFileSync('dist/THIRD-PARTY-LICENSES.txt', join(dirname(file), 'THIRD-PARTY-LICENSES.txt'));
rmSync(work, { recursive: true });
process.stdout.write(`${file}\n`);
