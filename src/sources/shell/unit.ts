/** How systemd runs the commands of a unit when it is started. */
const steps = ['ExecStartPre', 'ExecStart', 'ExecStartPost'] as const;

/**
 * A systemd unit as a script: its commands in the order in which they run, quoted as systemd reads them; null for a
 * text that is not a unit. A command keeps its line number as long as the commands are in the order of the file.
 */
export function unitText(text: string): string | null {
  if (!/^\[(?:Unit|Service)\][ \t]*$/m.test(text) || !/^[ \t]*ExecStart/m.test(text)) return null;
  const lines = text.split('\n');
  const out = lines.map(() => '');
  const found: { readonly step: number; readonly line: number; readonly command: string }[] = [];
  let isService = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (/^\[/.test(line)) isService = /^\[Service\]/.test(line);
    if (!isService || /^\s*[#;]/.test(line)) continue;
    const [, name = '', first = ''] = /^[ \t]*(\w+)[ \t]*=[ \t]*(.*)$/.exec(line) ?? [];
    let value = first;
    const start = at;
    while (value.endsWith('\\') && at + 1 < lines.length) value = `${value.slice(0, -1)} ${(lines[++at] ?? '').trim()}`;
    if (name === 'Environment') out[start] = assignments(value);
    else if (name === 'EnvironmentFile') out[start] = `. ${quoted(value.replace(/^-/, ''))}`;
    const step = steps.findIndex((each) => each === name);
    if (step >= 0 && value === '') found.splice(0, found.length, ...found.filter((each) => each.step !== step));
    else if (step >= 0) found.push({ step, line: start, command: command(value) });
  }
  const inOrder = [...found].sort((one, other) => one.step - other.step || one.line - other.line);
  const isSameOrder = inOrder.every((each, index) => each === found[index]);
  if (isSameOrder) for (const each of found) out[each.line] = each.command;
  else {
    const last = Math.max(...found.map(({ line }) => line));
    out[last] = inOrder.map((each) => each.command).join('; ');
  }
  return out.join('\n');
}

/**
 * The words of a systemd command line for a shell: `$X` is split into words, `${X}` is not, nothing else is special.
 */
function command(value: string): string {
  const [prefix = ''] = /^[-@:+!|]*/.exec(value) ?? [];
  const words = wordsOf(value.slice(prefix.length));
  // Behind @ the second word is the name under which the program runs.
  if (prefix.includes('@')) (words as string[]).splice(1, 1);
  const calls: string[][] = [[]];
  for (const word of words) {
    if (word === ';') calls.push([]);
    else calls.at(-1)?.push(word);
  }
  return calls
    .map((call) => call.map(shellWord).join(' '))
    .filter((call) => call !== '')
    .join('; ');
}

function shellWord(word: string): string {
  if (/^\$[A-Za-z_]\w*$/.test(word)) return word;
  if (/%[^%]/.test(word)) return `"$UNIT_SPECIFIER"${quoted(word)}`;
  return (
    word
      .split(/(\$\$|\$\{[A-Za-z_]\w*\})/)
      .map((part) =>
        /^\$\{/.test(part) ? `"${part}"` : part === '$$' ? "'$'" : part === '' ? '' : quoted(part.replace(/%%/g, '%')),
      )
      .join('') || "''"
  );
}

function assignments(value: string): string {
  return wordsOf(value)
    .map((word) => /^([A-Za-z_]\w*)=(.*)$/s.exec(word))
    .flatMap((found) => (found ? [`export ${found[1] ?? ''}=${quoted(found[2] ?? '')}`] : []))
    .join('; ');
}

function quoted(text: string): string {
  return /^[\w./:@%+=,[\]-]+$/.test(text) && !/^\w+=/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;
}

function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  const form = /(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|((?:[^\s"'\\]|\\.)+))/gs;
  let end = -1;
  for (const found of text.matchAll(form)) {
    const raw = found[1] ?? found[2] ?? found[3] ?? '';
    const word = raw.replace(/\\(.)/gs, (_, letter: string) => ({ n: '\n', t: '\t', s: ' ' })[letter] ?? letter);
    if (found.index === end) words[words.length - 1] += word;
    else words.push(word);
    end = found.index + found[0].length;
  }
  return words;
}
