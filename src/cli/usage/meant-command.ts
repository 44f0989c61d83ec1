import { nearest } from '../../domain/nearest.ts';
import { namesDirector } from '../../domain/director-spec.ts';

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
  drain: 'console',
  quiesce: 'console',
  disable: 'console',
  version: '--version',
  man: 'help',
};

/** The command line that may be meant by a first word that is not a command; `rest` are the words after it. */
export function meantCommand(word: string, rest: readonly string[], names: readonly string[]): string | null {
  const meant = meantBy(word, names);
  return meant === null ? null : ['lvsrules', meant, ...rest].join(' ');
}

/** The command whose help may be meant by `lvsrules help WORD`. */
export function meantTopic(word: string, names: readonly string[]): string | null {
  return otherWords[word.toLowerCase()]?.split(' ')[0] ?? nearest(word, names);
}

function meantBy(word: string, names: readonly string[]): string | null {
  const other = otherWords[word.toLowerCase()];
  if (other !== undefined) return other;
  if (/^LVS\d+$/i.test(word)) return `explain ${word}`;
  if (namesDirector(word) && word !== 'ipvsadm') return `console --director ${word}`;
  if (/\.test$/.test(word)) return `test ${word}`;
  if (/[./]/.test(word)) return `lint ${word}`;
  const near = nearest(word, [...names, ...Object.keys(otherWords)]);
  return near === null ? null : (otherWords[near] ?? near);
}
