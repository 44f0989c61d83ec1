import { mkdirSync, writeFileSync } from 'node:fs';
import { diagramsHtml } from './diagrams.ts';
import { ebnfText } from './ebnf.ts';
import { productions } from './productions.ts';

/** Writes the reference and the diagrams from the grammar. */
const folder = new URL('generated/', import.meta.url);
const all = productions();
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('rules.ebnf', folder), ebnfText(all));
writeFileSync(new URL('diagrams.html', folder), diagramsHtml(all));
