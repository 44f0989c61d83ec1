import ts from 'typescript';

/**
 * Where a command makes a problem or a sentence itself, as `line: the text`. A problem is an object with `what`; a
 * sentence is a string with three words after each other. Help is written beside its option, and imports are names.
 */
export function ownSentences(text: string): readonly string[] {
  const source = ts.createSourceFile('command.ts', text, ts.ScriptTarget.ESNext, true);
  const found: string[] = [];
  const note = (node: ts.Node) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${line + 1}: ${node.getText().replaceAll(/\s+/g, ' ')}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || isHelp(node)) return;
    if (ts.isObjectLiteralExpression(node) && node.properties.some(isWhat)) {
      note(node);
      return;
    }
    const words = wordsOf(node);
    if (words !== null && sentence.test(words)) note(node);
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const sentence = /(?:^|[\s"'`(])[A-Za-z][a-z']*[,;:]? [a-z][a-z']*[,;:]? [a-z][a-z']*(?=$|[\s"'`.,;:?!)])/;

const helpKeys = new Set(['summary', 'description', 'line', 'title', 'exits', 'about']);

function isHelp(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node) && helpKeys.has(node.name.getText());
}

function isWhat(property: ts.ObjectLiteralElementLike): boolean {
  return property.name?.getText() === 'what';
}

/** The text of a string; what a template inserts is not a word. Null for other nodes. */
function wordsOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('0');
}
