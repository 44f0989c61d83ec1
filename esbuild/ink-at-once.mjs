import { readFileSync } from 'node:fs';
import { replaced } from './replaced.mjs';

/**
 * Ink waits for React's development tools, which no user of the program has, and for Yoga's WebAssembly to be compiled
 * in the background. A script cannot wait while it is loaded, so neither is waited for:
 * Yoga is small enough to be compiled at once.
 */
export const inkAtOnce = {
  name: 'ink-at-once',
  setup(bundle) {
    bundle.onLoad({ filter: /\/ink\/build\/reconciler\.js$/ }, ({ path }) => ({ contents: withoutDevelopment(path) }));
    bundle.onLoad({ filter: /\/yoga-wasm-base64-esm\.js$/ }, ({ path }) => ({ contents: withBytes(path) }));
    bundle.onLoad({ filter: /\/yoga-layout\/dist\/src\/index\.js$/ }, ({ path }) => ({
      contents: replaced(path, 'await loadYoga()', 'loadYoga()'),
    }));
  },
};

function withoutDevelopment(path) {
  const contents = readFileSync(path, 'utf8');
  const imported = contents.replace(/if \(isDev\(\)\) \{\n {4}try \{\n {8}await import[^]*?\n\}\n/, '');
  const told = imported.replace(/isDev\(\)\n {4}\? await loadPackageJson\(\)\n {4}: /, '');
  if (/^ *(\? )?await /m.test(told.replace(/async function[^]*?\n\}/g, ''))) throw new Error(`${path} still waits`);
  return told;
}

function withBytes(path) {
  const contents = readFileSync(path, 'utf8');
  const [, base64] = /"data:application\/octet-stream;base64,([\w+/=]+)"/.exec(contents) ?? [];
  if (base64 === undefined) throw new Error(`${path} holds no WebAssembly`);
  const loader = contents.replace(base64, '').replace('import.meta.url', "''").replace('export default loadYoga', '');
  return `${loader}
    export default function yogaAtOnce() {
      const yoga = {
        instantiateWasm(imports, done) {
          const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
          done({ exports });
          return exports;
        },
      };
      const bytes = Buffer.from('${base64}', 'base64');
      loadYoga(yoga);
      return yoga;
    }`;
}
