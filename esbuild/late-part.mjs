import { relative } from 'node:path';

/**
 * The program starts with its commands and options alone. What a command imports when it is run is in another file,
 * the part that `partOf` names for it; `late` gathers the modules of each part. What `isShared` is in two parts: the console
 * takes it from its own, so that it need not load the large one of all other commands.
 */
export function latePart(late, partOf, isShared) {
  return {
    name: 'late-part',
    setup(bundle) {
      bundle.onResolve({ filter: /^\.\.?\// }, async ({ kind, path, resolveDir, importer, namespace, pluginData }) => {
        if (namespace === 'late') return { path, external: true };
        if (kind !== 'dynamic-import' || pluginData === 'asked') return undefined;
        const found = await bundle.resolve(path, { kind, resolveDir, importer, pluginData: 'asked' });
        return { path: `./${relative('.', found.path)}`, namespace: 'late' };
      });
      bundle.onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => {
        const part = partOf(path);
        late[part].add(path);
        if (!isShared(path)) return { contents: `module.exports = require('./${part}.js').modules['${path}']();` };
        late.screen.add(path);
        const own = `/^(console)?$/.test(process.argv[2] ?? '') ? './screen.js' : './${part}.js'`;
        return { contents: `module.exports = require(${own}).modules['${path}']();` };
      });
    },
  };
}

/**
 * What a part exports: its modules, each evaluated when it is asked for. A single one is asked for at once, and imported
 * so that what it does not use can be left out. They are sorted, as they are found in no fixed order.
 */
export function entryOf(found) {
  const modules = [...found].sort();
  const [only, ...others] = modules;
  if (others.length === 0) return `import * as only from '${only}'; export const modules = { '${only}': () => only };`;
  return `exports.modules = { ${modules.map((path) => `'${path}': () => require('${path}')`).join(', ')} };`;
}
