import { directorKinds } from '../../domain/director-words.ts';
import { markdownTable, type Section } from './document.ts';

/** The table of directors in the README. */
export function directorsSection(): Section {
  const rows = directorKinds.map(({ specs, is }) => [specs.map((spec) => `\`${spec}\``).join(', '), is]);
  return { path: 'README.md', name: 'directors', text: markdownTable(['spec', 'is'], rows) };
}
