import { readFileSync } from 'node:fs';

/**
 * The functions of some modules are in another part, which is loaded when the first of them is called. A module in the
 * list exports functions and types, nothing else.
 */
export function lateCalls(late, part, modules) {
  return {
    name: `late-${part}`,
    setup(bundle) {
      bundle.onLoad({ filter: /\/(src|grammar)\/.*\.tsx?$/ }, ({ path }) => {
        const module = modules.find((one) => path.endsWith(one.slice(1)));
        if (module === undefined) return undefined;
        const text = readFileSync(path, 'utf8');
        const functions = [...text.matchAll(/^export (?:async )?function (\w+)/gm)];
        const others = [...text.matchAll(/^export (?!interface |type |(?:async )?function )/gm)];
        if (functions.length === 0 || others.length > 0) throw new Error(`${module} exports other than functions`);
        late[part].add(module);
        const loaded = `require('./${part}.js').modules['${module}']()`;
        return {
          contents: functions
            .map(([, name]) => `export function ${name}(...given) { return ${loaded}.${name}(...given); }`)
            .join('\n'),
        };
      });
      bundle.onResolve({ filter: new RegExp(`^\\./${part}\\.js$`) }, ({ path }) => ({ path, external: true }));
    },
  };
}
