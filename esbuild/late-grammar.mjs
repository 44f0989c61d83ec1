import { readFileSync } from 'node:fs';

/**
 * The grammar is in a part of its own, which is loaded when the first of its functions is called: a file of plain
 * lines and comments is read without.
 */
export function lateGrammar(late) {
  return {
    name: 'late-grammar',
    setup(bundle) {
      bundle.onLoad({ filter: /\/src\/syntax\/the-grammar\.ts$/ }, ({ path }) => {
        const module = './src/syntax/the-grammar.ts';
        const functions = [...readFileSync(path, 'utf8').matchAll(/^export function (\w+)/gm)];
        late.grammar.add(module);
        const loaded = `require('./grammar.js').modules['${module}']()`;
        return {
          contents: functions
            .map(([, name]) => `export function ${name}(...given) { return ${loaded}.${name}(...given); }`)
            .join('\n'),
        };
      });
      bundle.onResolve({ filter: /^\.\/grammar\.js$/ }, ({ path }) => ({ path, external: true }));
    },
  };
}
