import type { Command } from './command.ts';

/** The words of a program that was started as `path`; a link named after a program of ipvsadm behaves as that one. */
export function wordsOf(path: string, words: readonly string[]): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return ['ipvsadm', 'ipvsadm-save', 'ipvsadm-restore'].includes(name) ? [name, '--', ...words] : words;
}

/** The command-line words, normalised for commander. */
export function meantWords(words: readonly string[], commands: readonly Command[]): readonly string[] {
  return withEndOfOwnOptions(withVerb(words), commands);
}

/** Without a verb, the console is meant: `lvsrules`, `lvsrules --once`. */
function withVerb(words: readonly string[]): readonly string[] {
  const start = verbPlace(words);
  const first = words[start];
  const verbless =
    first === undefined || (first.startsWith('-') && !['-h', '--help', '-V', '--version'].includes(first));
  return verbless ? words.toSpliced(start, 0, 'console') : words;
}

/** A command that passes words on passes everything on unless `--` follows its own options. */
function withEndOfOwnOptions(words: readonly string[], commands: readonly Command[]): readonly string[] {
  const place = verbPlace(words);
  const command = commands.find(({ name }) => name === words[place]);
  if (!command?.passThrough || (words[place + 1] === '--help' && words.length === place + 2)) return words;
  let at = place + 1;
  for (;;) {
    const word = words[at];
    if (word === '--') return words;
    const [name = '', value] = word?.split('=', 2) ?? [];
    if (!name.startsWith('--') || !Object.hasOwn(command.options, name.slice(2))) break;
    at += value === undefined ? 2 : 1;
  }
  return words.toSpliced(place + 1, 0, '--');
}

function verbPlace(words: readonly string[]): number {
  if (words[0] === '--color') return 2;
  return words[0]?.startsWith('--color=') ? 1 : 0;
}
