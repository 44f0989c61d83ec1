import { nearest } from '../../domain/nearest.ts';
import { namesDirector } from '../../directors/spec.ts';
import type { Problem } from '../../report/problem.ts';
import { advice } from './usage-error.ts';

/** What other programs call our commands. */
const otherWords: Readonly<Record<string, string>> = {
  check: 'lint',
  validate: 'lint',
  verify: 'lint',
  format: 'fmt',
  show: 'console --once',
  list: 'console --once',
  ls: 'console --once',
  get: 'console --once',
  status: 'console --once',
  stats: 'console --once',
  top: 'console',
  tui: 'console',
  ui: 'console',
  demo: 'console --demo',
  compare: 'diff',
  dump: 'save',
  export: 'save',
  backup: 'save',
  load: 'restore',
  import: 'convert',
  sync: 'apply',
  deploy: 'apply',
  reload: 'apply',
  rollback: 'undo',
  revert: 'undo',
  history: 'log',
  daemon: 'watch',
  run: 'watch',
  sim: 'simulate',
  start: 'watch',
  version: '--version',
  man: 'help',
};

/** The answer to a first word that is not a command; `rest` are the words after it. */
export function unknownCommand(word: string, rest: readonly string[], names: readonly string[]): Problem {
  const what = `there is no command '${word}'`;
  const meant = meantBy(word, names);
  if (meant === null) return { what, remedy: 'see: lvsrules --help' };
  return { what, remedy: advice(['lvsrules', meant, ...rest].join(' '), 'lvsrules --help') };
}

/** `lvsrules help WORD` with a word that is not a command. */
export function unknownTopic(word: string, names: readonly string[]): Problem {
  const what = `there is no help for '${word}'`;
  if (/^LVS\d+$/i.test(word)) return { what, why: 'it is a rule', remedy: `did you mean 'lvsrules explain ${word}'?` };
  const meant = otherWords[word.toLowerCase()]?.split(' ')[0] ?? nearest(word, names);
  return { what, remedy: advice(meant === null ? null : `lvsrules help ${meant}`, 'lvsrules --help') };
}

function meantBy(word: string, names: readonly string[]): string | null {
  const other = otherWords[word.toLowerCase()];
  if (other !== undefined) return other;
  if (/^LVS\d+$/i.test(word)) return `explain ${word}`;
  if (namesDirector(word) && word !== 'ipvsadm') return `console --director ${word}`;
  if (/\.test$/.test(word)) return `test ${word}`;
  return /[./]/.test(word) ? `lint ${word}` : nearest(word, names);
}
