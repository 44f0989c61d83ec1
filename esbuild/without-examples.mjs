import { readFileSync } from 'node:fs';

/** The examples of the rules are for tests and documentation; a run of the linter needs none, and is as long as they are. */
export const withoutExamples = {
  name: 'without-examples',
  setup(bundle) {
    bundle.onLoad({ filter: /\/src\/lint\/rules\/[\w-]+\.ts$/ }, ({ path }) => {
      const left = [];
      const contents = readFileSync(path, 'utf8').replace(examples, (_, name) => {
        left.push(name);
        return `  ${name}: [],\n`;
      });
      if (!left.includes('bad') || contents.includes('`\n    ')) {
        throw new Error(`${path} does not hold its examples as Prettier leaves them`);
      }
      return { contents, loader: 'ts' };
    });
  },
};

/** As Prettier leaves them: on one line, or down to a bracket by itself. */
const examples = /^ {2}(good|bad): \[(?:[^\n]*\],\n|\n[^]*?^ {2}\],\n)/gm;
