import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const port = `${root}src/ports/director.ts`;

/** As a member, in brackets, or in a pattern. */
const namesApply = /\.\s*apply\b|\[\s*['"`]apply|[{,]\s*apply\s*[,:}=]/;

/** Every place outside of `src/change` and `src/directors` that touches the member `apply` of the port `Director`. */
function touches(extra: Readonly<Record<string, string>> = {}): readonly string[] {
  const own = readdirSync(`${root}src`, { encoding: 'utf8', recursive: true }).filter((file) => /\.tsx?$/.test(file));
  const files = [...own.map((file) => `${root}src/${file}`), ...Object.keys(extra)];
  const text = (file: string) => extra[file] ?? readFileSync(file, 'utf8');
  const suspects = files.filter((file) => !/\/src\/(change|directors)\//.test(file) && namesApply.test(text(file)));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    jsx: ts.JsxEmit.Preserve,
    lib: ['lib.es5.d.ts'],
    types: [],
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (file) => extra[file] ?? readFile(file);
  host.fileExists = (file) => file in extra || fileExists(file);
  // Packages are left out: no type of theirs leads to a director.
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text: name }) =>
      name.startsWith('.') ? ts.resolveModuleName(name, from, options, host) : { resolvedModule: undefined },
    );
  const program = ts.createProgram([port, ...suspects], options, host);
  const checker = program.getTypeChecker();
  const found: string[] = [];
  for (const file of suspects) {
    const source = program.getSourceFile(file);
    const visit = (node: ts.Node): void => {
      if (symbolsOf(node, checker).some(isOfPort)) {
        const { line } = ts.getLineAndCharacterOfPosition(node.getSourceFile(), node.getStart());
        found.push(`${file.slice(root.length)}:${line + 1}`);
      }
      ts.forEachChild(node, visit);
    };
    if (source) visit(source);
  }
  return [...new Set(found)];
}

/** What a name stands for, and for a name in a pattern the member that it takes. */
function symbolsOf(node: ts.Node, checker: ts.TypeChecker): readonly ts.Symbol[] {
  if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
    const name = (node.propertyName ?? node.name).getText();
    return name === 'apply' ? memberOf(checker.getTypeAtLocation(node.parent)) : [];
  }
  const isInBrackets = ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression);
  const name = isInBrackets ? node.argumentExpression.text : ts.isPropertyAccessExpression(node) ? node.name.text : '';
  return name === 'apply' && 'expression' in node
    ? memberOf(checker.getTypeAtLocation(node.expression as ts.Node))
    : [];
}

function memberOf(type: ts.Type): readonly ts.Symbol[] {
  const member = type.getProperty('apply');
  return member ? [member] : [];
}

function isOfPort(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some((declaration) => declaration.getSourceFile().fileName === port);
}

test('only the layer of changes, and directors themselves, apply changes to a director', { timeout: 60_000 }, () => {
  const sample = `${root}src/sample.ts`;
  const text = `import type { Director } from './ports/director.ts';
export const called = (it: Director) => it.apply([]);
export const parted = ({ apply }: Director) => apply([]);
export const renamed = ({ apply: run }: Pick<Director, 'apply'>) => run([]);
export const reached = (it: Director) => it['apply']([]);
export const handed = (it: { readonly inner: Director }) => [it.inner.apply];
export const other = (it: { apply(): void }) => it.apply();
`;
  expect(touches({ [sample]: text })).toEqual([2, 3, 4, 5, 6].map((line) => `src/sample.ts:${line}`));
});
