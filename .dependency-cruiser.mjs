import { readFileSync } from 'node:fs';

/** The layers of lvsrules: a folder sees itself and the layers on its line. The picture in docs/architecture.md is made of it. */
const layers = JSON.parse(readFileSync(new URL('layers.json', import.meta.url), 'utf8'));

/** Packages that only some layers may use. */
const packages = {
  '^(node:|fs|path|os|net|child_process|tty|readline|process)':
    '^(src/(directors|host|machine|cli)/|grammar/generate\\.ts$)',
  '^node_modules/chevrotain': '^(grammar|src/syntax)/',
  '^node_modules/unbash': '^src/sources/shell/',
  '^node_modules/(ink|react)/': '^src/console/',
  '^node_modules/koffi': '^src/directors/',
  '^node_modules/commander': '^src/cli/',
};

const folderOf = (layer) => (layer === 'grammar' ? '^grammar/' : `^src/${layer}/`);

const layerRules = Object.entries(layers).map(([layer, seen]) => ({
  name: `layer-${layer}`,
  comment: `${layer} sees ${seen.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: folderOf(layer), pathNot: '^grammar/generate\\.ts$' },
  to: { path: '^(src|grammar)/', pathNot: [layer, ...seen].map(folderOf) },
}));

const packageRules = Object.entries(packages).map(([path, pathNot]) => ({
  name: `only-where-it-belongs ${path}`,
  severity: 'error',
  from: { path: '^(src|grammar)/', pathNot },
  to: { path },
}));

export default {
  forbidden: [
    ...layerRules,
    ...packageRules,
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
