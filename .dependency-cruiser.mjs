/**
 * The layers of lvsrules: a folder sees itself and what stands on its line, nothing else.
 * The same table stands in CONTRIBUTING.md in words.
 */
const layers = {
  domain: [],
  grammar: ['domain'],
  ports: ['domain'],
  syntax: ['grammar', 'domain'],
  kernel: ['domain'],
  ipvsadm: ['grammar', 'syntax', 'kernel', 'ports', 'domain'],
  sources: ['ipvsadm', 'syntax', 'grammar', 'domain'],
  config: ['domain'],
  lint: ['sources', 'ipvsadm', 'syntax', 'kernel', 'config', 'domain'],
  plan: ['kernel', 'ports', 'config', 'domain'],
  forecast: ['kernel', 'domain'],
  change: ['plan', 'lint', 'ipvsadm', 'syntax', 'kernel', 'ports', 'config', 'domain'],
  live: ['change', 'plan', 'lint', 'ipvsadm', 'syntax', 'kernel', 'ports', 'config', 'domain'],
  report: ['sources', 'change', 'lint', 'plan', 'forecast', 'live', 'ipvsadm', 'syntax', 'ports', 'config', 'domain'],
  console: ['report', 'live', 'change', 'plan', 'lint', 'forecast', 'syntax', 'ports', 'config', 'domain'],
  directors: ['sources', 'ipvsadm', 'kernel', 'syntax', 'ports', 'domain'],
  host: ['ports', 'domain'],
};

/** Packages that only some layers may use. */
const packages = {
  '^(node:|fs|path|os|net|child_process|tty|readline|process)': '^(src/(directors|host|cli)/|grammar/generate\\.ts$)',
  '^node_modules/chevrotain': '^(grammar|src/syntax)/',
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
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
