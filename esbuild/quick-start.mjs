import { replaced } from './replaced.mjs';

/** What libraries do as they are loaded, and our users need not wait for. */
export const quickStart = {
  name: 'quick-start',
  setup(bundle) {
    // Commander can start programs for verbs. Ours are none, and Node takes long to load what starts programs.
    bundle.onLoad({ filter: /\/commander\/lib\/command\.js$/ }, ({ path }) => ({
      contents: replaced(
        path,
        "= require('node:child_process')",
        "= { get spawn() { return require('node:child_process').spawn; } }",
      ),
    }));
    // Picocolors opens standard output to see whether it is a terminal; it is always told whether to colour.
    bundle.onLoad({ filter: /\/picocolors\/picocolors\.js$/ }, ({ path }) => ({
      contents: replaced(path, '(p.stdout || {}).isTTY', 'false'),
    }));
    // Chevrotain asks some ten thousand times whether tokens and productions have a key; to Lodash keys are paths.
    bundle.onLoad({ filter: /\/lodash-es\/has\.js$/ }, () => ({
      contents: 'export default (object, key) => object != null && Object.hasOwn(object, key);',
    }));
  },
};
